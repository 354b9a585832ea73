import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { GithubAccess } from '../github/GithubAccess';
import { GithubRepository } from '../github/GithubRepository';
import { repositorySlug } from '../github/RepositoryAddress';
import { explainInvalidName } from './serviceName';

/**
 * `unchecked`: GitHub did not answer, so that the name may be free or not.
 */
export interface NameVerdict {
  status: 'free' | 'invalid' | 'taken' | 'unchecked';
  message: string;
}

export interface NameRequest {
  name: string;
  host: string;
  owner: string;
  /** How often GitHub is asked again where it fails. */
  retries?: number;
  signal?: AbortSignal;
}

/** Knows which names new services may have. */
export class ServiceNames {
  constructor(
    private readonly options: {
      catalog: CatalogService;
      auth: AuthService;
      github: GithubAccess;
      logger: LoggerService;
    },
  ) {}

  async check(request: NameRequest): Promise<NameVerdict> {
    const invalid = explainInvalidName(request.name);
    if (invalid) return { status: 'invalid', message: invalid };

    const takenBy =
      (await this.findInCatalog(request.name)) ??
      (await this.findOnGithub(request));
    return takenBy ?? { status: 'free', message: `'${request.name}' is free` };
  }

  /** Asks with the portal's own eyes: a name is taken even by what the user may not see. */
  private async findInCatalog(name: string): Promise<NameVerdict | undefined> {
    const { catalog, auth } = this.options;
    const component = await catalog.getEntityByRef(
      `component:default/${name}`,
      { credentials: await auth.getOwnServiceCredentials() },
    );
    if (!component) return undefined;
    return {
      status: 'taken',
      message: `'${name}' is taken: the catalog has a ${
        component.spec?.type ?? 'component'
      } of that name, owned by ${component.spec?.owner ?? 'nobody'}`,
    };
  }

  private async findOnGithub(
    request: NameRequest,
  ): Promise<NameVerdict | undefined> {
    const { github, logger } = this.options;
    const address = {
      host: request.host,
      owner: request.owner,
      name: request.name,
    };
    try {
      const connection = await github.connect(address, {
        logger,
        signal: request.signal,
        retries: request.retries,
      });
      const found = await new GithubRepository(address, connection).find();
      if (!found) return undefined;
      return {
        status: 'taken',
        message: `'${request.name}' is taken: ${found.htmlUrl} exists`,
      };
    } catch (error) {
      logger.warn(
        `Could not ask ${request.host} for ${repositorySlug(address)}: ${error}`,
      );
      return {
        status: 'unchecked',
        message: `${request.host} does not answer, so whether '${request.name}' is free there is unknown`,
      };
    }
  }
}
