import type { DeploymentState } from '../../facts/reports';
import type { ProductionTimeline } from '../ProductionTimeline';
import type { Finding } from './Rule';

/**
 * A deployment failed that took traffic and whose last final status is a
 * failure or an error: one that is later than its last success.
 */
export function* failedAfterSuccessRule({
  finished,
}: ProductionTimeline): Iterable<Finding> {
  for (const failed of finished) {
    const { statuses } = failed.deployment;
    const lastSuccess = latest(statuses, ['success']);
    if (latest(statuses, ['failure', 'error']) > lastSuccess) {
      yield { failed };
    }
  }
}

function latest(
  statuses: ReadonlyArray<{ state: DeploymentState; at: number }>,
  states: readonly DeploymentState[],
): number {
  return statuses.reduce(
    (last, { state, at }) =>
      states.includes(state) ? Math.max(last, at) : last,
    -Infinity,
  );
}
