import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type {
  GithubRepository,
  NewRepository,
  RepositoryFacts,
} from '../github/GithubRepository';
import { repositorySlug } from '../github/RepositoryAddress';
import type { GoldenPathSettings } from '../settings';
import { maintainers, repoUrl } from './inputs';
import type { RepositorySteps } from './RepositorySteps';
import { untilDefined } from './untilDefined';

export function createRepositoryCreateAction(options: {
  settings: Pick<GoldenPathSettings, 'portalUrl'>;
  steps: RepositorySteps;
}) {
  const { settings, steps } = options;

  return createTemplateAction({
    id: 'golden-path:repository:create',
    description:
      'Creates an empty repository and gives its maintainers access. Run again after a crash, it recognizes the repository it created.',
    schema: {
      input: {
        repoUrl,
        description: zod => zod.string(),
        visibility: zod => zod.enum(['private', 'public']),
        maintainers,
      },
      output: {
        repositoryUrl: zod =>
          zod.string({ description: 'Where people look at the repository' }),
        cloneUrl: zod =>
          zod.string({ description: 'Where git clones it from' }),
      },
    },
    async handler(ctx) {
      await steps.run(
        ctx,
        slug => `create the repository ${slug}`,
        async (repository, logger) => {
          const wanted = {
            description: ctx.input.description,
            visibility: ctx.input.visibility,
            homepage: homepageOf(
              settings.portalUrl,
              repository.address.name,
              ctx.task.id,
            ),
          };
          const { htmlUrl, cloneUrl } = await ctx.checkpoint({
            key: 'created',
            fn: async () => {
              const facts = await createOnce(repository, wanted, logger);
              return { htmlUrl: facts.htmlUrl, cloneUrl: facts.cloneUrl };
            },
          });

          for (const maintainer of ctx.input.maintainers) {
            await grantAccess(repository, maintainer, logger);
          }
          ctx.output('repositoryUrl', htmlUrl);
          ctx.output('cloneUrl', cloneUrl);
        },
      );
    },
  });
}

/**
 * The service's page in the portal, which names the task that created it: set
 * by the very request that creates the repository, it tells a repository that
 * this task created, and lost its backend before it could note so, from
 * somebody else's.
 */
function homepageOf(portalUrl: string, name: string, taskId: string): string {
  return `${portalUrl}/catalog/default/component/${name}?task=${taskId}`;
}

async function createOnce(
  repository: GithubRepository,
  wanted: NewRepository,
  logger: LoggerService,
): Promise<RepositoryFacts> {
  try {
    const facts = await repository.create(wanted);
    logger.info(`Created ${facts.htmlUrl}`);
    return facts;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;

    const existing = await untilDefined(() => repository.find());
    if (existing.homepage !== wanted.homepage) {
      throw new ConflictError(
        `${repositorySlug(repository.address)} was created by somebody else after its name was checked. Fill in the form again with another name`,
      );
    }
    logger.info(
      `${existing.htmlUrl} was created by an earlier attempt of this task`,
    );
    return existing;
  }
}

async function grantAccess(
  repository: GithubRepository,
  maintainer: string,
  logger: LoggerService,
): Promise<void> {
  try {
    await repository.grantWriteAccess(maintainer);
    logger.info(`Gave ${maintainer} the role 'maintain'`);
  } catch (error) {
    logger.warn(
      `Could not give ${maintainer} access, and goes on without: ${error}. The repository's settings can do it later.`,
    );
  }
}
