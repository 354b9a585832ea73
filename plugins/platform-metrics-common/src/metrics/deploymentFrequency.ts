import type { Week } from '../weeks/Week';
import { metricValue } from './metricValue';
import type { MetricValue } from '../api/schema';
import type { Measure } from './Measure';
import type { Report } from './Report';

/**
 * What deployment frequency asks of a squad.
 *
 * @public
 */
export interface SquadDeployments {
  /**
   * Weeks from here on count, with or without deployments. Absent where it is
   * not known: then from the first with a deployment on.
   */
  firstWeek?: Week;
  /** Successful production deployments of a week. */
  deploymentsIn(week: Week): number;
}

/**
 * Successful production deployments per squad and week: all in the weeks
 * divided by the number of pairs of squad and week, each squad from its first
 * week on. The sample is the deployments. No data where no squad had begun.
 *
 * Source: https://dora.dev/guides/dora-metrics/ (deployment frequency).
 *
 * @public
 */
export function deploymentFrequencyOver(
  squads: Iterable<SquadDeployments>,
  weeks: readonly Week[],
): Measure {
  const { deployments, squadWeeks } = countOver(squads, weeks);
  return {
    ...(squadWeeks > 0 && { value: deployments / squadWeeks }),
    sampleSize: deployments,
  };
}

/**
 * Deployment frequency over a report's period: the mean of its last four
 * complete weeks; by week, each week's own. Its band's sample is the pairs of
 * squad and complete week in the period: few deployments are a result, not a
 * small sample.
 *
 * @public
 */
export function deploymentFrequency(
  squads: readonly SquadDeployments[],
  report: Report,
): MetricValue {
  const complete = report.period.weeks
    .filter(({ isRunning }) => !isRunning)
    .map(({ week }) => week);
  return metricValue(
    'deploymentFrequency',
    report,
    {
      period: ({ recentWeeks }) => deploymentFrequencyOver(squads, recentWeeks),
      week: ({ week, start }) =>
        deploymentFrequencyOver(squads, start > report.now ? [] : [week]),
    },
    countOver(squads, complete).squadWeeks,
  );
}

function countOver(
  squads: Iterable<SquadDeployments>,
  weeks: readonly Week[],
): { deployments: number; squadWeeks: number } {
  let deployments = 0;
  let squadWeeks = 0;
  for (const squad of squads) {
    const { firstWeek } = squad;
    let hasBegun = false;
    for (const week of weeks) {
      const inWeek = squad.deploymentsIn(week);
      hasBegun ||= firstWeek === undefined ? inWeek > 0 : week >= firstWeek;
      if (hasBegun) {
        deployments += inWeek;
        squadWeeks += 1;
      }
    }
  }
  return { deployments, squadWeeks };
}
