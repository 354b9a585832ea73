import type { Metric } from '../api/schema';

/**
 * The seven metrics, in the order they are shown.
 *
 * @public
 */
export const metrics = [
  'timeToFirstDeployment',
  'deploymentFrequency',
  'supportLoad',
  'leadTime',
  'changeFailureRate',
  'recoveryTime',
  'reworkRate',
] as const satisfies readonly Metric[];
