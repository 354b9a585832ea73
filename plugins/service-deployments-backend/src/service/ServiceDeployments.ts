import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type {
  Environment,
  EnvironmentList,
  Health,
} from '@internal/plugin-service-deployments-common';
import type { GithubDeployments } from '../github/GithubDeployments';
import { readRepository, type Repository } from '../github/Repository';
import type { HealthProbe } from '../health/HealthProbe';
import { RecentAnswers } from './RecentAnswers';

/** Long enough for a team that looks at one page together. */
const DEPLOYMENTS_KEPT_MS = 10_000;
const HEALTH_KEPT_MS = 5_000;

/** What is deployed where, and how it is; asked anew only every few seconds. */
export class ServiceDeployments {
  private readonly environments = new RecentAnswers<Environment[]>(
    DEPLOYMENTS_KEPT_MS,
  );
  private readonly health = new RecentAnswers<Health>(HEALTH_KEPT_MS);

  constructor(
    private readonly options: {
      integrations: ScmIntegrationRegistry;
      github: Pick<GithubDeployments, 'listEnvironments'>;
      probe: Pick<HealthProbe, 'check'>;
    },
  ) {}

  async list(entity: Entity): Promise<EnvironmentList> {
    const repository = readRepository(entity, this.options.integrations);
    return {
      environments: await this.environmentsOf(repository),
      actionsUrl: `${repository.url}/actions`,
    };
  }

  /** Asks what is live in the environment: never an address that the caller names. */
  async checkHealth(entity: Entity, environment: string): Promise<Health> {
    const repository = readRepository(entity, this.options.integrations);
    const environments = await this.environmentsOf(repository);
    const url = environments.find(({ name }) => name === environment)?.live
      ?.url;
    if (!url) {
      throw new NotFoundError(
        `Nothing with a URL is live in ${environment} of ${repository.url}`,
      );
    }
    return this.health.get(url, () => this.options.probe.check(url));
  }

  private environmentsOf(repository: Repository): Promise<Environment[]> {
    return this.environments.get(repository.url, () =>
      this.options.github.listEnvironments(repository),
    );
  }
}
