import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { isRefusal } from '../github/GithubRepository';
import { isPlanRefusal } from '../github/isPlanRefusal';
import { repoUrl } from './inputs';
import type { RepositorySteps } from './RepositorySteps';
import { untilDefined } from './untilDefined';

export function createBranchProtectAction(options: { steps: RepositorySteps }) {
  return createTemplateAction({
    id: 'golden-path:branch:protect',
    description:
      "Protects a branch: changes come by pull request. Goes on where the account's plan has no protection.",
    schema: {
      input: {
        repoUrl,
        branch: zod => zod.string({ description: 'Default: main' }).optional(),
        requiredChecks: zod =>
          zod
            .array(zod.string(), {
              description: 'Checks that must pass before a merge',
            })
            .optional(),
        requiredApprovals: zod =>
          zod
            .number({ description: 'Default: 1' })
            .int()
            .min(0)
            .max(6)
            .optional(),
      },
    },
    async handler(ctx) {
      const {
        branch = 'main',
        requiredChecks = [],
        requiredApprovals = 1,
      } = ctx.input;
      await options.steps.run(
        ctx,
        slug => `protect the branch ${branch} of ${slug}`,
        async (repository, logger) => {
          await untilDefined(() => repository.findHead(branch), ctx);
          try {
            await repository.protectBranch(branch, {
              requiredChecks,
              requiredApprovals,
            });
            logger.info(
              `Branch ${branch} takes changes by pull request only, with ${requiredApprovals} approval(s)`,
            );
          } catch (error) {
            if (!isPlanRefusal(error) || !isRefusal(error, [403, 404])) {
              throw error;
            }
            logger.warn(
              `The account's plan has no branch protection for this repository, so ${branch} is open to pushes, and the run goes on: ${error.message}`,
            );
          }
        },
      );
    },
  });
}
