import type { LoggerService } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  type GithubRepository,
  isRefusal,
  type Reviewer,
} from '../github/GithubRepository';
import { isPlanRefusal } from '../github/isPlanRefusal';
import { repoUrl } from './inputs';
import type { RepositorySteps } from './RepositorySteps';

/** GitHub takes no more reviewers for one environment. */
const MOST_REVIEWERS = 6;

export function createEnvironmentCreateAction(options: {
  steps: RepositorySteps;
}) {
  return createTemplateAction({
    id: 'golden-path:environment:create',
    description:
      "Creates or updates a deployment environment. Goes on where the account's plan has none.",
    schema: {
      input: {
        repoUrl,
        name: zod => zod.string({ description: 'Name of the environment' }),
        reviewers: zod =>
          zod
            .array(zod.string(), {
              description:
                'Teams (organization/slug) and users (login), one of whom must approve each deployment',
            })
            .optional(),
      },
    },
    async handler(ctx) {
      const { name, reviewers = [] } = ctx.input;
      await options.steps.run(
        ctx,
        slug => `create the environment '${name}' of ${slug}`,
        async (repository, logger) => {
          const found = await Promise.all(
            reviewers
              .slice(0, MOST_REVIEWERS)
              .map(reviewer => repository.findReviewer(reviewer)),
          );
          await putEnvironment(
            repository,
            name,
            found.filter(reviewer => reviewer !== undefined),
            logger,
          );
        },
      );
    },
  });
}

async function putEnvironment(
  repository: GithubRepository,
  name: string,
  reviewers: Reviewer[],
  logger: LoggerService,
): Promise<void> {
  try {
    await repository.putEnvironment(name, reviewers);
    logger.info(
      reviewers.length
        ? `Environment '${name}' exists; a deployment to it needs an approval`
        : `Environment '${name}' exists`,
    );
  } catch (error) {
    if (reviewers.length && isRefusal(error, [422])) {
      logger.warn(
        `GitHub takes no required reviewers for '${name}' here: ${error.message}. Deployments to it will need no approval.`,
      );
      await putEnvironment(repository, name, [], logger);
      return;
    }
    if (!isPlanRefusal(error) && !(await isHiddenRefusal(error, repository))) {
      throw error;
    }
    logger.warn(
      `The account's plan has no environments for this repository, so '${name}' was not created, and the run goes on. Deployments to it will need no approval. GitHub offers environments for public repositories, or with a paid plan.`,
    );
  }
}

/** For private repositories of a free plan, GitHub says that there is no such thing as environments. */
async function isHiddenRefusal(
  error: unknown,
  repository: GithubRepository,
): Promise<boolean> {
  if (!isRefusal(error, [404])) return false;
  const facts = await repository.find();
  return facts?.isPrivate ?? false;
}
