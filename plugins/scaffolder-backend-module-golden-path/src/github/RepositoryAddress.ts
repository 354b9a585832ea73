import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { parseRepoUrl } from '@backstage/plugin-scaffolder-node';

/** Where a repository is, or will be. */
export interface RepositoryAddress {
  host: string;
  owner: string;
  name: string;
}

/** Parses the scaffolder's form, such as `github.com?owner=larkspur&repo=orders`. */
export function parseRepositoryAddress(
  repoUrl: string,
  integrations: ScmIntegrationRegistry,
): RepositoryAddress {
  const { host, owner, repo } = parseRepoUrl(repoUrl, integrations);
  if (!owner || !repo) {
    throw new InputError(
      `'repoUrl' is ${repoUrl}: expected <host>?owner=<user or organization>&repo=<name>`,
    );
  }
  return { host, owner, name: repo };
}

export function repositorySlug({ owner, name }: RepositoryAddress): string {
  return `${owner}/${name}`;
}

/** Where people look at it, before GitHub could say so itself. */
export function repositoryUrl(
  address: RepositoryAddress,
  integrations: ScmIntegrationRegistry,
): string {
  const { apiBaseUrl } = integrations.github.byHost(address.host)?.config ?? {};
  const scheme = apiBaseUrl?.startsWith('http://') ? 'http' : 'https';
  return `${scheme}://${address.host}/${repositorySlug(address)}`;
}
