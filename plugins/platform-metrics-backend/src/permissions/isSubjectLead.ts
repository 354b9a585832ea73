import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  IS_SUBJECT_LEAD,
  RESOURCE_TYPE_BASELINE_SUBJECT,
} from '@internal/plugin-platform-metrics-common';
import { z } from 'zod';

/** A squad, or the organization, which has no lead. */
export interface BaselineSubject {
  ref: string;
  /** Entity ref of a User. */
  lead?: string;
}

export const baselineSubjectRef = createPermissionResourceRef<
  BaselineSubject,
  never
>().with({
  pluginId: 'platform-metrics',
  resourceType: RESOURCE_TYPE_BASELINE_SUBJECT,
});

/** For leads; the platform team needs no rule. */
export const isSubjectLead = createPermissionRule({
  name: IS_SUBJECT_LEAD,
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
