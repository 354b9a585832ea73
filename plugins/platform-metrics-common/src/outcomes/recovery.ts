import type { Incident } from '../facts/ServiceHistory';
import type { FinishedDeployment } from './ProductionTimeline';
import type { Remediation } from './ServiceOutcomes';

/**
 * When a failed deployment was recovered from: at the earliest resolution of
 * the incidents that it failed by, or at the finish of the service's next
 * production deployment, whichever came first. A resolution from before the
 * deployment's finish counts at its finish. Absent while it is open.
 */
export function recoveredAt(
  failed: FinishedDeployment,
  next: FinishedDeployment | undefined,
  remediations: readonly Remediation[],
  incidents: ReadonlyMap<string, Incident>,
): number | undefined {
  const recoveries = remediations
    .map(({ evidence }) => evidence && incidents.get(evidence)?.resolvedAt)
    .filter(instant => typeof instant === 'number')
    .map(instant => Math.max(instant, failed.finishedAt));
  if (next) {
    recoveries.push(next.finishedAt);
  }
  return recoveries.length > 0 ? Math.min(...recoveries) : undefined;
}
