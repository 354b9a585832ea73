import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';

/** The Group that hears of broken templates, as a full entity ref. */
export function readPlatformTeam(config: Config): string {
  const configured = config.getOptionalString('organization.platformTeam');
  return stringifyEntityRef(
    parseEntityRef(configured ?? 'platform', { defaultKind: 'group' }),
  );
}
