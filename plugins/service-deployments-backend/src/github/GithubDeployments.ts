import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  NotFoundError,
  ServiceUnavailableError,
  stringifyError,
} from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  type GithubCredentialsProvider,
  type ScmIntegrationRegistry,
} from '@backstage/integration';
import type {
  Deployment,
  Environment,
} from '@internal/plugin-service-deployments-common';
import { Octokit, RequestError } from 'octokit';
import { toDeployment } from './toDeployment';
import type { Repository } from './Repository';

const REQUEST_TIMEOUT_MS = 10_000;

/** How many deployments back to look for the one that is live. */
const DEPLOYMENTS_LOOKED_AT = 10;

const fetchInTime: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });

/** Reads environments and their deployments with the portal's own token. */
export class GithubDeployments {
  private readonly credentials: GithubCredentialsProvider;

  constructor(
    private readonly options: {
      integrations: ScmIntegrationRegistry;
      logger: LoggerService;
    },
  ) {
    this.credentials = DefaultGithubCredentialsProvider.fromIntegrations(
      options.integrations,
    );
  }

  async listEnvironments(repository: Repository): Promise<Environment[]> {
    const octokit = await this.connect(repository);
    try {
      const names = await this.environmentNames(repository, octokit);
      return await Promise.all(
        names.map(name => this.readEnvironment(repository, octokit, name)),
      );
    } catch (error) {
      throw explain(error, repository);
    }
  }

  /** Oldest first; where the account's plan has no environments, those deployed to. */
  private async environmentNames(
    repository: Repository,
    octokit: Octokit,
  ): Promise<string[]> {
    try {
      const { data } = await octokit.rest.repos.getAllEnvironments(
        targetOf(repository),
      );
      return (data.environments ?? [])
        .toSorted((one, other) => one.id - other.id)
        .map(({ name }) => name);
    } catch (error) {
      if (!isNotFound(error)) {
        throw error;
      }
      const { data } = await octokit.rest.repos.listDeployments({
        ...targetOf(repository),
        per_page: 100,
      });
      const newestFirst = data.map(({ environment }) => environment);
      return [...new Set(newestFirst.reverse())];
    }
  }

  private async readEnvironment(
    repository: Repository,
    octokit: Octokit,
    name: string,
  ): Promise<Environment> {
    const { data } = await octokit.rest.repos.listDeployments({
      ...targetOf(repository),
      environment: name,
      per_page: DEPLOYMENTS_LOOKED_AT,
    });

    const environment: Environment = { name };
    for (const deployment of data) {
      const read = await this.readDeployment(repository, octokit, deployment);
      environment.latest ??= read;
      if (read.state === 'success') {
        environment.live = read;
        break;
      }
    }
    return environment;
  }

  private async readDeployment(
    repository: Repository,
    octokit: Octokit,
    deployment: { id: number; sha: string; created_at: string },
  ): Promise<Deployment> {
    // Newest first.
    const { data: statuses } = await octokit.rest.repos.listDeploymentStatuses({
      ...targetOf(repository),
      deployment_id: deployment.id,
      per_page: 1,
    });
    return toDeployment(repository, deployment, statuses.at(0));
  }

  private async connect(repository: Repository): Promise<Octokit> {
    const { token } = await this.credentials.getCredentials({
      url: repository.url,
    });
    const { logger } = this.options;
    return new Octokit({
      auth: token,
      baseUrl: repository.integration.config.apiBaseUrl,
      log: {
        debug: () => {},
        info: () => {},
        warn: (message: string) => logger.debug(message),
        error: (message: string) => logger.debug(message),
      },
      request: { fetch: fetchInTime },
      // Somebody waits for the page: it says what is wrong, and asks again.
      retry: { enabled: false },
      throttle: { enabled: false },
    });
  }
}

function targetOf({ owner, name }: Repository) {
  return { owner, repo: name };
}

function isNotFound(error: unknown): boolean {
  return error instanceof RequestError && error.status === 404;
}

function explain(error: unknown, { url }: Repository): Error {
  if (isNotFound(error)) {
    return new NotFoundError(
      `GitHub knows no repository ${url}, or the portal's token may not see it`,
    );
  }
  return new ServiceUnavailableError(
    `GitHub did not say what is deployed from ${url}: ${stringifyError(error)}`,
  );
}
