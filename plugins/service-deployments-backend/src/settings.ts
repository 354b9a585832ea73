import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { HealthSettings } from './health/HealthProbe';

export interface Settings {
  health: HealthSettings;
}

const PATH_KEY = 'serviceDeployments.health.path';
const HOSTS_KEY = 'serviceDeployments.health.privateHosts';

/** Reads the configuration once; a wrong value stops the start by its key. */
export function readSettings(config: Config): Settings {
  const path = config.getOptionalString(PATH_KEY) ?? '/readyz';
  if (!path.startsWith('/')) {
    throw new InputError(
      `Invalid config at '${PATH_KEY}': ${path} is no path, expected one such as /readyz`,
    );
  }
  const privateHosts = config.getOptionalStringArray(HOSTS_KEY) ?? [];
  for (const host of privateHosts) {
    if (!/^(\*\.)?[^*:/\s]+$/.test(host)) {
      throw new InputError(
        `Invalid config at '${HOSTS_KEY}': ${host} is no host, expected one such as svc.example.com or *.example.com`,
      );
    }
  }
  return { health: { path, privateHosts } };
}
