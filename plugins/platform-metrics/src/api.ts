import { createApiRef } from '@backstage/frontend-plugin-api';
import type { PlatformMetricsApi } from '@internal/plugin-platform-metrics-common';

/** By which pages and cards find the plugin's API. */
export const platformMetricsApiRef = createApiRef<PlatformMetricsApi>({
  id: 'plugin.platform-metrics.service',
});
