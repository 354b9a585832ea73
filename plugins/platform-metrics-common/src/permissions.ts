import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The resource that a baseline belongs to: a squad, or the whole organization.
 *
 * @public
 */
export const RESOURCE_TYPE_BASELINE_SUBJECT =
  'platform-metrics-baseline-subject';

/**
 * Seeing metrics and the facts behind them.
 *
 * @public
 */
export const metricReadPermission = createPermission({
  name: 'platform-metrics.metric.read',
  attributes: { action: 'read' },
});

/**
 * Reporting facts over HTTP, one by one, in batches or as CSV.
 *
 * @public
 */
export const factCreatePermission = createPermission({
  name: 'platform-metrics.fact.create',
  attributes: { action: 'create' },
});

/**
 * Removing the facts of a source, such as the demonstration's.
 *
 * @public
 */
export const factDeletePermission = createPermission({
  name: 'platform-metrics.fact.delete',
  attributes: { action: 'delete' },
});

/**
 * Entering, computing and removing the baselines of a squad or of the
 * organization.
 *
 * @public
 */
export const baselineUpdatePermission = createPermission({
  name: 'platform-metrics.baseline.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_BASELINE_SUBJECT,
});

/**
 * Saying whose a support request is that no squad was found for.
 *
 * @public
 */
export const supportRequestAssignPermission = createPermission({
  name: 'platform-metrics.support-request.assign',
  attributes: { action: 'update' },
});

/**
 * Computing every rollup anew from the facts.
 *
 * @public
 */
export const rollupRebuildPermission = createPermission({
  name: 'platform-metrics.rollup.rebuild',
  attributes: { action: 'update' },
});

/**
 * Every permission of the plugin.
 *
 * @public
 */
export const platformMetricsPermissions = [
  metricReadPermission,
  factCreatePermission,
  factDeletePermission,
  baselineUpdatePermission,
  supportRequestAssignPermission,
  rollupRebuildPermission,
];
