import type { MetricsSettings } from '../settings/MetricsSettings';
import type { Week } from '../weeks/Week';
import { metricValue } from './metricValue';
import type { MetricValue } from '../api/schema';
import type { Measure } from './Measure';
import type { Report } from './Report';

/**
 * What support load asks of a selection: a squad, several, or everybody.
 *
 * @public
 */
export interface SupportRequests {
  /**
   * The week from which requests are known at all, of whichever squad. Absent
   * where none are: then there is no data.
   */
  since?: Week;
  /** Requests opened in a week. */
  openedIn(week: Week): number;
}

/**
 * Support requests opened per week: all in the weeks divided by the number of
 * weeks from which they are known. The sample is the requests.
 *
 * Source: Wheelhouse's own.
 *
 * @public
 */
export function supportLoadOver(
  requests: SupportRequests,
  weeks: readonly Week[],
): Measure {
  const known = knownWeeks(requests, weeks);
  const opened = sumOver(requests, known);
  return {
    ...(known.length > 0 && { value: opened / known.length }),
    sampleSize: opened,
  };
}

/**
 * Whether support load rises: the requests of the last four complete weeks
 * exceed those of the four before by the ratio of the settings and by their
 * number of requests, both at least. Not before eight weeks are known.
 *
 * @public
 */
export function isRising(
  requests: SupportRequests,
  { recent, before }: Report['trend'],
  { rising }: Pick<MetricsSettings, 'rising'>,
): boolean {
  if (knownWeeks(requests, before).length < before.length) {
    return false;
  }
  const then = sumOver(requests, before);
  const more = sumOver(requests, recent) - then;
  return more > 0 && more >= rising.requests && more / then >= rising.ratio;
}

/**
 * Support load over a report's period: the mean of its last four complete
 * weeks; by week, each week's own.
 *
 * @public
 */
export function supportLoad(
  requests: SupportRequests,
  report: Report,
): MetricValue {
  return {
    ...metricValue('supportLoad', report, {
      period: ({ recentWeeks }) => supportLoadOver(requests, recentWeeks),
      week: ({ week, start }) =>
        supportLoadOver(requests, start > report.now ? [] : [week]),
    }),
    isRising: isRising(requests, report.trend, report.settings),
  };
}

function knownWeeks({ since }: SupportRequests, weeks: readonly Week[]) {
  return since === undefined ? [] : weeks.filter(week => week >= since);
}

function sumOver(requests: SupportRequests, weeks: readonly Week[]): number {
  return weeks.reduce((sum, week) => sum + requests.openedIn(week), 0);
}
