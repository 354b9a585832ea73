import {
  AuthorizeResult,
  createPermission,
  type ConditionalPolicyDecision,
} from '@backstage/plugin-permission-common';

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
 * The rule by which a policy permits {@link baselineUpdatePermission} to the
 * lead of the squad.
 *
 * @public
 */
export const IS_SUBJECT_LEAD = 'IS_SUBJECT_LEAD';

/**
 * Permits it to a user where they lead the squad that the baseline is of.
 *
 * @public
 */
export function ifSubjectLead(
  userEntityRef: string,
): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'platform-metrics',
    resourceType: RESOURCE_TYPE_BASELINE_SUBJECT,
    conditions: {
      rule: IS_SUBJECT_LEAD,
      resourceType: RESOURCE_TYPE_BASELINE_SUBJECT,
      params: { user: userEntityRef },
    },
  };
}

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
