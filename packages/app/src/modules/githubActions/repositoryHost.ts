import type { ConfigApi } from '@backstage/frontend-plugin-api';

/** The hosts of `integrations.github`, as configured; without any, github.com. */
export function readGithubHosts(config: ConfigApi): string[] {
  const hosts = config
    .getOptionalConfigArray('integrations.github')
    ?.map(integration => integration.getOptionalString('host') ?? 'github.com');
  return hosts?.length ? hosts : ['github.com'];
}

/**
 * The configured host of a repository. The plugin knows it without its port,
 * and not at all of an entity that no repository describes.
 */
export function repositoryHost(
  hostname: string | undefined,
  hosts: string[],
): string {
  if (!hostname) {
    return hosts[0];
  }
  return (
    hosts.find(host => host === hostname) ??
    hosts.find(host => host.replace(/:\d+$/, '') === hostname) ??
    hostname
  );
}
