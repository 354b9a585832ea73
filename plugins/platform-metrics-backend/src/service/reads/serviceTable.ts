import type {
  Report,
  ServiceTable,
} from '@internal/plugin-platform-metrics-common';
import type { ServiceRecord } from '../../database/ServiceStore';
import type { Snapshot } from '../memory/SnapshotReader';
import type { Organization } from '../organization/Organization';
import { totalScope } from '../organization/Scope';
import type { Page, Selection } from '../Selection';
import { describeRange } from './describeRange';
import { pageOf } from './pageOf';
import { ServiceReport } from './ServiceReport';
import { sortKeys, type ServiceSort } from './sortKeys';

/** Which rows of the table, and in which order. */
export interface TableQuery {
  /** Part of a name of the service, its repository or its squad. */
  search?: string;
  sort: ServiceSort;
  order: 'asc' | 'desc';
  page?: Page;
}

/** One row for each service; where nothing is selected, also of those that no squad has. */
export function serviceTable(
  selection: Selection,
  { search, sort, order, page }: TableQuery,
  { snapshot, report }: { snapshot: Snapshot; report: Report },
): ServiceTable {
  const { organization } = snapshot;
  const keyOf = sortKeys(sort, { snapshot, report });
  const nameOf = sortKeys('service', { snapshot, report });
  const found = servicesOf(selection, organization)
    .filter(service => isNamed(service, search, organization))
    .map(service => ({
      service,
      key: keyOf(service),
      name: nameOf(service),
    }));
  found.sort(
    (a, b) =>
      compare(a.key, b.key, order === 'desc') ||
      compare(a.name, b.name, false) ||
      a.service.id - b.service.id,
  );
  return {
    range: describeRange(report.period, report),
    totalItems: found.length,
    items: pageOf(found, page).map(({ service }) =>
      new ServiceReport(service, snapshot, report).describe(),
    ),
  };
}

function servicesOf(
  selection: Selection,
  organization: Organization,
): ServiceRecord[] {
  const { squads, system, service } = selection;
  return squads || system || service
    ? totalScope(selection, organization).parts.flatMap(part =>
        organization.membersOf(part),
      )
    : [...organization.services.values()];
}

function isNamed(
  service: ServiceRecord,
  search: string | undefined,
  organization: Organization,
): boolean {
  if (!search) {
    return true;
  }
  const part = search.toLocaleLowerCase('en-US');
  const { title } = organization.serviceSubject(service);
  const squad = service.squad && organization.squadSubject(service.squad).title;
  return [title, service.repository, service.entityRef, squad].some(name =>
    name?.toLocaleLowerCase('en-US').includes(part),
  );
}

/** What is absent comes last, whichever way. */
function compare(
  a: number | string | undefined,
  b: number | string | undefined,
  isDescending: boolean,
): number {
  if (a === b) {
    return 0;
  }
  if (a === undefined || b === undefined) {
    return a === undefined ? 1 : -1;
  }
  return a < b === isDescending ? 1 : -1;
}
