import {
  metricReadPermission,
  supportRequestAssignPermission,
} from '@internal/plugin-platform-metrics-common';
import { ORGANIZATION } from '../baselines/BaselineService';
import type { Access } from '../permissions/Access';
import type { MetricsService } from '../service/MetricsService';
import type { Routes } from './Operations';

/** What there is to choose from, and what who asks may do about it. */
export function directoryRoutes({
  access,
  metrics,
}: {
  access: Access;
  metrics: MetricsService;
}) {
  return {
    getDirectory: {
      permission: metricReadPermission,
      answer: async ({ credentials }) => {
        const { squads, ...directory } = await metrics.getDirectory();
        const [updatable, mayAssignSupportRequests] = await Promise.all([
          access.updatableSubjects(
            [ORGANIZATION, ...squads.map(({ ref }) => ref)],
            credentials,
          ),
          access.isAllowed(supportRequestAssignPermission, credentials),
        ]);
        return {
          ...directory,
          squads: squads.map(({ ref, title, services }) => ({
            ref,
            title,
            services,
            mayUpdateBaselines: updatable.has(ref),
          })),
          mayUpdateOrganizationBaselines: updatable.has(ORGANIZATION),
          mayAssignSupportRequests,
        };
      },
    },
  } satisfies Partial<Routes>;
}
