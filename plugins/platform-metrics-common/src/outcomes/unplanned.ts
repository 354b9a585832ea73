import type {
  FinishedDeployment,
  ProductionTimeline,
} from './ProductionTimeline';

/**
 * Says of a deployment whether it was made to mend an incident: by its own
 * word, or since it was the first to bring a pull request to production that
 * closes the issue of an incident of the service.
 */
export function unplannedTest({
  incidents,
  pullRequestsByMerge,
}: ProductionTimeline): (entry: FinishedDeployment) => boolean {
  const issues = new Set(incidents.map(({ number }) => number));
  return ({ deployment, newChanges }) =>
    deployment.fixesIncident !== undefined ||
    newChanges.some(({ sha }) =>
      pullRequestsByMerge
        .get(sha)
        ?.some(({ fixes }) => fixes.some(number => issues.has(number))),
    );
}
