import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'organization.platformTeam';

/**
 * The Group that runs the platform, as a full entity ref.
 *
 * @throws InputError naming the key, where its value is no entity ref.
 * @public
 */
export function readPlatformTeam(config: Config): string {
  const configured = config.getOptionalString(KEY) ?? 'group:default/platform';
  try {
    return stringifyEntityRef(
      parseEntityRef(configured, { defaultKind: 'group' }),
    );
  } catch (error) {
    throw new InputError(
      `Invalid config at '${KEY}': expected an entity ref such as group:default/platform`,
      error,
    );
  }
}
