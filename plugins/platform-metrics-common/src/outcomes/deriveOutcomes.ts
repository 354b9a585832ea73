import type { ServiceHistory } from '../facts/ServiceHistory';
import type { MetricsSettings } from '../settings/MetricsSettings';
import { firstDeployment } from './firstDeployment';
import { productionTimeline } from './ProductionTimeline';
import { recoveredAt } from './recovery';
import { findRemediations } from './remediations';
import type { ProductionDeployment, ServiceOutcomes } from './ServiceOutcomes';
import { unplannedTest } from './unplanned';

/**
 * What follows from the facts of one service. The same facts give the same
 * outcomes whatever order they are in and however often each is there. Costs
 * in proportion to the number of facts.
 *
 * @public
 */
export function deriveOutcomes(
  history: ServiceHistory,
  settings: Pick<MetricsSettings, 'failureRules' | 'hotfixLabels'>,
): ServiceOutcomes {
  const timeline = productionTimeline(history);
  const remediations = findRemediations(timeline, settings);
  const incidents = new Map(
    timeline.incidents.map(incident => [incident.id, incident]),
  );
  const isUnplanned = unplannedTest(timeline);

  const productionDeployments = timeline.finished.map(
    (entry): ProductionDeployment => {
      const { id, sha } = entry.deployment;
      const found = remediations.get(id) ?? [];
      const next = timeline.finished[entry.position + 1];
      const recovered =
        found.length > 0
          ? recoveredAt(entry, next, found, incidents)
          : undefined;
      return {
        id,
        sha,
        finishedAt: entry.finishedAt,
        remediations: found,
        ...(recovered !== undefined && { recoveredAt: recovered }),
        isUnplanned: isUnplanned(entry),
      };
    },
  );
  const first = firstDeployment(history);

  return {
    ...(first && { firstDeployment: first }),
    productionDeployments,
    deployedChanges: timeline.finished.flatMap(entry =>
      entry.newChanges.map(({ sha, authoredAt }) => ({
        sha,
        authoredAt,
        deployedAt: entry.finishedAt,
        deployment: entry.deployment.id,
      })),
    ),
  };
}
