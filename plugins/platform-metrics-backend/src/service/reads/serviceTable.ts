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

/** A column that the table is sorted by. */
export type ServiceSort =
  | 'failedDeployments'
  | 'lastDeployedAt'
  | 'leadTime'
  | 'productionDeployments'
  | 'recoveryTime'
  | 'service'
  | 'squad'
  | 'timeToFirstDeployment';

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
  const found = servicesOf(selection, organization)
    .filter(service => isNamed(service, search, organization))
    .map(service => new ServiceReport(service, snapshot, report));
  const keys = new Map(
    found.map(row => [row, [row.sortKey(sort), row.sortKey('service')]]),
  );
  found.sort((a, b) => {
    const [first, firstName] = keys.get(a) ?? [];
    const [second, secondName] = keys.get(b) ?? [];
    return (
      compare(first, second, order === 'desc') ||
      compare(firstName, secondName, false) ||
      a.service.id - b.service.id
    );
  });
  return {
    range: describeRange(report.period, report),
    totalItems: found.length,
    items: pageOf(found, page).map(row => row.describe()),
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
