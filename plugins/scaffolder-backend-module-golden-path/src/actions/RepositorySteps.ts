import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { Leftovers } from '../failure/Leftovers';
import { StepFailure } from '../failure/StepFailure';
import type { GithubAccess } from '../github/GithubAccess';
import { GithubRepository } from '../github/GithubRepository';
import { redactToken, withoutToken } from '../github/redactToken';
import {
  parseRepositoryAddress,
  repositorySlug,
  repositoryUrl,
} from '../github/RepositoryAddress';

export interface StepContext {
  input: { repoUrl: string };
  logger: LoggerService;
  signal?: AbortSignal;
}

/**
 * The frame around every step that works on a repository: opens it, and turns
 * a failure into one that says what exists already and how to go on.
 */
export class RepositorySteps {
  constructor(
    private readonly options: {
      github: GithubAccess;
      leftovers: Leftovers;
      integrations: ScmIntegrationRegistry;
    },
  ) {}

  async run(
    context: StepContext,
    doing: (slug: string) => string,
    step: (
      repository: GithubRepository,
      logger: LoggerService,
    ) => Promise<void>,
  ): Promise<void> {
    const { github, leftovers, integrations } = this.options;
    const { input, signal } = context;
    const address = parseRepositoryAddress(input.repoUrl, integrations);
    const connection = await github.connect(address, {
      logger: context.logger,
      signal,
    });
    const logger = withoutToken(context.logger, connection.token);

    try {
      await step(new GithubRepository(address, connection, signal), logger);
    } catch (cause) {
      logger.debug(String(cause instanceof Error ? cause.stack : cause));
      // A connection of its own: the step's may have been cut by a cancelled task.
      const afterwards = new GithubRepository(
        address,
        await github.connect(address, { logger, retries: 0 }),
      );
      throw new StepFailure({
        doing: doing(repositorySlug(address)),
        cause,
        leftovers: await leftovers.describe(afterwards),
        repositoryUrl: repositoryUrl(address, integrations),
        redact: text => redactToken(text, connection.token),
      });
    }
  }
}
