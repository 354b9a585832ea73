import {
  timeToFirstDeployment,
  timeToFirstDeploymentMs,
  waitedMs,
  weekOf,
  type FirstDeployment,
  type FirstDeployments,
  type Report,
} from '@internal/plugin-platform-metrics-common';
import type { ServiceRecord } from '../../database/ServiceStore';
import type { Snapshot } from '../memory/SnapshotReader';
import type { Organization } from '../organization/Organization';
import { totalScope } from '../organization/Scope';
import type { Selection } from '../Selection';
import { describeRange } from './describeRange';

/** Services created in the range, with their time to first deployment. */
export function firstDeployments(
  selection: Selection,
  {
    snapshot: { organization },
    report,
  }: { snapshot: Snapshot; report: Report },
): FirstDeployments {
  const { parts } = totalScope(selection, organization);
  const { start, end } = report.period;
  const points: FirstDeployment[] = [];
  for (const service of parts.flatMap(part => organization.membersOf(part))) {
    const { createdAt } = service;
    if (createdAt !== undefined && createdAt >= start && createdAt < end) {
      const point = describe(service, createdAt, organization, report);
      if (point) {
        points.push(point);
      }
    }
  }
  points.sort((a, b) => compare(a.createdAt, b.createdAt));
  return {
    range: describeRange(report.period, report),
    targetMs: report.settings.firstDeploymentTargetMs,
    points,
    weekly: timeToFirstDeployment(
      parts.flatMap(part => organization.startsOf(part)),
      report,
    ).weekly,
  };
}

/** Absent where the service neither deployed nor waits. */
function describe(
  service: ServiceRecord,
  createdAt: number,
  organization: Organization,
  { now, settings }: Report,
): FirstDeployment | undefined {
  const start = organization.startOf(service.id);
  if (!start) {
    return undefined;
  }
  const timeMs = timeToFirstDeploymentMs(start);
  const waited = waitedMs(start, now);
  if (timeMs === undefined && waited === undefined) {
    return undefined;
  }
  const target = settings.firstDeploymentTargetMs;
  const isLate = (timeMs ?? waited ?? 0) > target;
  return {
    ...organization.describeService(service),
    createdAt: new Date(createdAt).toISOString(),
    week: weekOf(createdAt, settings.timeZone),
    ...(service.firstDeployment &&
      timeMs !== undefined && {
        deployedAt: new Date(service.firstDeployment.at).toISOString(),
        timeMs,
        deployment: service.firstDeployment.id,
      }),
    ...((timeMs !== undefined || isLate) && { isWithinTarget: !isLate }),
    ...(service.url && { url: service.url }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
