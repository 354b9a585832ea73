import type { Report } from '@internal/plugin-platform-metrics-common';
import type { ServiceRecord } from '../../database/ServiceStore';
import type { Snapshot } from '../memory/SnapshotReader';
import type { ServiceGroup } from '../weeks/WeekFacts';
import { ServiceReport, type WeeklyFigure } from './ServiceReport';

/** A column that the table of services is sorted by. */
export type ServiceSort =
  WeeklyFigure | 'service' | 'squad' | 'timeToFirstDeployment';

/**
 * By what a column sorts a service. What the organization tells is looked up;
 * what thousands of services did is kept by squad.
 */
export function sortKeys(
  sort: ServiceSort,
  from: { snapshot: Snapshot; report: Report },
): (service: ServiceRecord) => number | string | undefined {
  const { snapshot, report } = from;
  const { organization } = snapshot;
  switch (sort) {
    case 'service':
      return service =>
        organization.serviceSubject(service).title.toLowerCase();
    case 'squad':
      return ({ squad }) =>
        squad && organization.squadSubject(squad).title.toLowerCase();
    case 'timeToFirstDeployment':
      return service =>
        new ServiceReport(service, snapshot, report).timeToFirstDeploymentMs();
    default:
      return weeklyKeys(sort, from);
  }
}

function weeklyKeys(
  figure: WeeklyFigure,
  { snapshot, report }: { snapshot: Snapshot; report: Report },
): (service: ServiceRecord) => number | undefined {
  const { organization, kept } = snapshot;
  const { range, weeks } = report.period;
  const question = [figure, range.from, range.to].join(' ');
  const keysOf = (group: ServiceGroup) =>
    kept.sortKeys.get(
      group,
      question,
      weeks.map(({ week }) => snapshot.week(week).sumOf(group)),
      () =>
        new Map(
          organization
            .membersOf(group)
            .map(service => [
              service.id,
              new ServiceReport(service, snapshot, report).figure(figure),
            ]),
        ),
    );
  const known = new Map<ServiceGroup, ReturnType<typeof keysOf>>();
  return service => {
    const group = organization.groupOf(service);
    const keys = known.get(group) ?? keysOf(group);
    known.set(group, keys);
    return keys.get(service.id);
  };
}
