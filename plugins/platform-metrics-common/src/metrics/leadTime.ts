import type { DeployedChange } from '../outcomes/ServiceOutcomes';

/**
 * Lead time of a change: finish of the first successful production deployment
 * that contains it minus its author time, in milliseconds. An author's clock
 * that runs ahead makes it 0, never negative.
 *
 * @public
 */
export function leadTimeMs({
  authoredAt,
  deployedAt,
}: Pick<DeployedChange, 'authoredAt' | 'deployedAt'>): number {
  return Math.max(0, deployedAt - authoredAt);
}
