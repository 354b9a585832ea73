import type { Service } from '../facts/ServiceHistory';
import { hasWholeHistory } from '../outcomes/wholeHistory';
import { metricValue } from './metricValue';
import type { MetricValue } from '../api/schema';
import type { Measure } from './Measure';
import { median } from './percentile';
import type { Report } from './Report';

/**
 * What time to first deployment asks of a service. Instants in ms since 1970.
 *
 * @public
 */
export interface ServiceStart extends Service {
  /** Of the first successful deployment in the staging tier. */
  firstDeployedAt?: number;
  /** It waits no longer. */
  archivedAt?: number;
}

/**
 * First successful deployment in the staging tier minus the repository's
 * creation, in milliseconds; never negative, since the clocks of two sources
 * may differ. Absent while the service waits, and where it is older than what
 * is known of it.
 *
 * @public
 */
export function timeToFirstDeploymentMs(
  service: ServiceStart,
): number | undefined {
  const { createdAt, firstDeployedAt } = service;
  return createdAt === undefined ||
    firstDeployedAt === undefined ||
    !hasWholeHistory(service)
    ? undefined
    : Math.max(0, firstDeployedAt - createdAt);
}

/**
 * How long a service has waited for its first deployment until `now`, or until
 * it was archived, in milliseconds. Absent once it deployed, and where it is
 * older than what is known of it.
 *
 * @public
 */
export function waitedMs(
  service: ServiceStart,
  now: number,
): number | undefined {
  const { createdAt, firstDeployedAt, archivedAt } = service;
  return createdAt === undefined ||
    firstDeployedAt !== undefined ||
    !hasWholeHistory(service)
    ? undefined
    : Math.max(0, Math.min(now, archivedAt ?? now) - createdAt);
}

/**
 * Whether a service waits for its first deployment. An archived one does not.
 *
 * @public
 */
export function isWaiting(service: ServiceStart, now: number): boolean {
  return (
    waitedMs(service, now) !== undefined &&
    (service.archivedAt === undefined || service.archivedAt > now)
  );
}

/**
 * Median time to first deployment, in milliseconds, over the services created
 * in `[start, end)` that deployed since. The sample is these services.
 *
 * @public
 */
export function timeToFirstDeploymentOver(
  services: readonly ServiceStart[],
  created: { start: number; end: number },
): Measure {
  const times = services
    .filter(isCreatedIn(created))
    .map(timeToFirstDeploymentMs)
    .filter(time => time !== undefined);
  const value = median(times);
  return {
    ...(value !== undefined && { value }),
    sampleSize: times.length,
  };
}

/**
 * Time to first deployment over a report's period, by week of creation.
 *
 * Within the target are, of the services created in the period that deployed
 * or have waited for longer than the target, those that deployed in time.
 * Younger ones are left out: nobody knows yet. Waiting are all services created
 * before the period's end that still wait.
 *
 * Source: Wheelhouse's own; the ten minutes are what a new service is promised.
 *
 * @public
 */
export function timeToFirstDeployment(
  services: readonly ServiceStart[],
  report: Report,
): MetricValue {
  const { period, now, settings } = report;
  const target = settings.firstDeploymentTargetMs;
  const created = services.filter(isCreatedIn(period));
  const withinTarget = { count: 0, of: 0 };
  for (const service of created) {
    const time = timeToFirstDeploymentMs(service);
    if (time !== undefined) {
      withinTarget.of += 1;
      withinTarget.count += time <= target ? 1 : 0;
    } else if ((waitedMs(service, now) ?? 0) > target) {
      withinTarget.of += 1;
    }
  }
  return {
    ...metricValue('timeToFirstDeployment', report, {
      period: over => timeToFirstDeploymentOver(services, over),
      week: week => timeToFirstDeploymentOver(created, week),
    }),
    target,
    withinTarget,
    waiting: services
      .filter(isCreatedIn({ start: -Infinity, end: period.end }))
      .filter(service => isWaiting(service, now)).length,
  };
}

function isCreatedIn({
  start,
  end,
}: {
  start: number;
  end: number;
}): (service: ServiceStart) => boolean {
  return ({ createdAt }) =>
    createdAt !== undefined && createdAt >= start && createdAt < end;
}
