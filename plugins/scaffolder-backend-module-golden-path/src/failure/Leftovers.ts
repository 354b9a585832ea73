import type { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { GithubRepository } from '../github/GithubRepository';
import { repositorySlug } from '../github/RepositoryAddress';

/** Says what a run that failed has left behind, as seen on GitHub and in the catalog now. */
export class Leftovers {
  constructor(
    private readonly options: { catalog: CatalogService; auth: AuthService },
  ) {}

  async describe(repository: GithubRepository): Promise<string> {
    const slug = repositorySlug(repository.address);
    try {
      const facts = await repository.find();
      if (!facts) return `no repository ${slug} exists.`;

      const [head, environments, catalogued] = await Promise.all([
        repository.findHead('main'),
        repository.environmentNames(),
        this.isCatalogued(repository.address.name),
      ]);
      return [
        `the repository ${facts.htmlUrl} (${
          head ? `at commit ${head.sha.slice(0, 7)}` : 'empty'
        })`,
        environments.length
          ? `environments ${environments.join(' and ')}`
          : 'no environments',
        catalogued ? 'registered in the catalog.' : 'not in the catalog.',
      ].join(', ');
    } catch (error) {
      return `unknown, as ${repository.address.host} could not be asked about ${slug} (${error}).`;
    }
  }

  private async isCatalogued(name: string): Promise<boolean> {
    const { catalog, auth } = this.options;
    const component = await catalog.getEntityByRef(
      stringifyEntityRef({ kind: 'Component', name }),
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return component !== undefined;
  }
}
