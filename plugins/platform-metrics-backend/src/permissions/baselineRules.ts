import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_BASELINE_SUBJECT } from '@internal/plugin-platform-metrics-common';
import { z } from 'zod';

/** A squad, or the organization, which has no lead. */
export interface BaselineSubject {
  ref: string;
  /** Entity ref of a User. */
  lead?: string;
}

const PLUGIN_ID = 'platform-metrics';

export const baselineSubjectRef = createPermissionResourceRef<
  BaselineSubject,
  never
>().with({
  pluginId: PLUGIN_ID,
  resourceType: RESOURCE_TYPE_BASELINE_SUBJECT,
});

const isSubjectLead = createPermissionRule({
  name: 'IS_SUBJECT_LEAD',
  description: 'Allow the lead of the squad',
  resourceRef: baselineSubjectRef,
  paramsSchema: z.object({
    user: z.string().describe('Entity ref of the User who asks'),
  }),
  apply: ({ lead }, { user }) => lead === user,
  toQuery: () => {
    throw new Error('Baselines are never looked for by who leads a squad');
  },
});

/** Every rule about whose baselines somebody may change. */
export const baselineRules = { isSubjectLead };

const exported = createConditionExports({
  pluginId: PLUGIN_ID,
  resourceType: RESOURCE_TYPE_BASELINE_SUBJECT,
  rules: baselineRules,
});

/**
 * Conditions on whose baselines they are, for permission policies.
 *
 * @public
 */
export const baselineConditions = exported.conditions;

/**
 * A decision by {@link baselineConditions}, for permission policies.
 *
 * @public
 */
export const createBaselineConditionalDecision =
  exported.createConditionalDecision;
