import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { targetPaths } from '@backstage/cli-common';
import { ConfigSources } from '@backstage/config-loader';

/** The files that Backstage reads its configuration from. */
export function configFiles(argv: string[]): string[] {
  const targets = ConfigSources.parseArgs(argv);
  if (targets.length > 0) {
    return targets
      .filter(({ type }) => type === 'path')
      .map(({ target }) => resolve(target));
  }
  return ['app-config.yaml', 'app-config.local.yaml']
    .map(name => targetPaths.resolveRoot(name))
    .filter(existsSync);
}
