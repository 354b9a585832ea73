import type { RootConfigService } from '@backstage/backend-plugin-api';

/** Off unless somebody asks for it. */
export function isEnabled(config: RootConfigService): boolean {
  return (
    config.getOptionalBoolean('platformMetrics.demonstration.enabled') ?? false
  );
}
