import { stringifyError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { repoUrl } from './inputs';
import type { RepositorySteps } from './RepositorySteps';
import { untilDefined } from './untilDefined';

export function createWorkflowRunFindAction(options: {
  steps: RepositorySteps;
}) {
  return createTemplateAction({
    id: 'golden-path:workflow-run:find',
    description:
      'Finds the workflow run that a push started, to link to it. Goes on without where there is none.',
    schema: {
      input: {
        repoUrl,
        commit: zod => zod.string({ description: 'SHA that was pushed' }),
      },
      output: {
        isFound: zod => zod.boolean(),
        url: zod =>
          zod.string({ description: 'Where people watch the run' }).optional(),
      },
    },
    async handler(ctx) {
      await options.steps.run(
        ctx,
        slug => `find the workflow run of ${slug}`,
        async (repository, logger) => {
          try {
            const url = await untilDefined(
              () => repository.findWorkflowRun(ctx.input.commit),
              { timeoutMs: 10_000, signal: ctx.signal },
            );
            logger.info(`The push started ${url}`);
            ctx.output('isFound', true);
            ctx.output('url', url);
          } catch (error) {
            ctx.signal?.throwIfAborted();
            ctx.output('isFound', false);
            logger.info(
              `No workflow run to link to, which changes nothing: ${stringifyError(error)}`,
            );
          }
        },
      );
    },
  });
}
