import { leadTimeMs } from '../metrics/leadTime';
import { ascending } from '../metrics/percentile';
import type { Week } from '../weeks/Week';
import { weekOf } from '../weeks/weekOf';
import type { ServiceOutcomes, WeeklyRollup } from './ServiceOutcomes';

/**
 * What a service did in each week, earliest first; weeks in which nothing got
 * to production are left out. Deployments count in the week of their finish,
 * whatever was found of them later, and lead times in that of the deployment.
 *
 * @public
 */
export function rollUp(
  outcomes: ServiceOutcomes,
  timeZone: string,
): WeeklyRollup[] {
  const rollups = new Map<Week, WeeklyRollup>();
  const rollupOf = (instant: number) => {
    const week = weekOf(instant, timeZone);
    let rollup = rollups.get(week);
    if (!rollup) {
      rollup = {
        week,
        productionDeployments: 0,
        failedDeployments: 0,
        unplannedDeployments: 0,
        leadTimesMs: [],
      };
      rollups.set(week, rollup);
    }
    return rollup;
  };

  for (const deployment of outcomes.productionDeployments) {
    const rollup = rollupOf(deployment.finishedAt);
    rollup.productionDeployments += 1;
    rollup.failedDeployments += deployment.remediations.length > 0 ? 1 : 0;
    rollup.unplannedDeployments += deployment.isUnplanned ? 1 : 0;
  }
  for (const change of outcomes.deployedChanges) {
    rollupOf(change.deployedAt).leadTimesMs.push(leadTimeMs(change));
  }

  for (const { leadTimesMs } of rollups.values()) {
    leadTimesMs.sort(ascending);
  }
  // Deployments come by finish, and every change has its deployment among them.
  return [...rollups.values()];
}
