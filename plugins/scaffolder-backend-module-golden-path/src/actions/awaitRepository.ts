import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { repoUrl } from './inputs';
import type { RepositorySteps } from './RepositorySteps';
import { untilDefined } from './untilDefined';

export function createRepositoryAwaitAction(options: {
  steps: RepositorySteps;
}) {
  return createTemplateAction({
    id: 'golden-path:repository:await',
    description:
      "Waits until a new repository is seen by GitHub's API and by git. Both may lag behind its creation (backstage/backstage#8263).",
    schema: { input: { repoUrl } },
    async handler(ctx) {
      await options.steps.run(
        ctx,
        slug => `wait until GitHub shows the new repository ${slug}`,
        async (repository, logger) => {
          const facts = await untilDefined(() => repository.find(), ctx);
          logger.info(`The API shows ${facts.htmlUrl}`);

          await untilDefined(
            async () =>
              (await repository.acceptsPushes(facts.cloneUrl)) || undefined,
            ctx,
          );
          logger.info(`git can push to ${facts.cloneUrl}`);
        },
      );
    },
  });
}
