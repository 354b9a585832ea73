import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { sentence } from '../failure/sentence';
import { withoutStack } from '../failure/withoutStack';
import type { GithubAccess } from '../github/GithubAccess';
import { GithubRepository } from '../github/GithubRepository';
import {
  parseRepositoryAddress,
  repositorySlug,
  repositoryUrl,
} from '../github/RepositoryAddress';
import type { RepositoryOwners } from '../github/RepositoryOwners';
import type { ServiceNames } from '../naming/ServiceNames';
import type { GoldenPathSettings } from '../settings';
import type { Squads } from '../squads/Squads';
import { repoUrl } from './inputs';

const DESCRIPTION_LENGTH = 200;

export function createCheckServiceAction(options: {
  settings: Pick<GoldenPathSettings, 'githubHost'>;
  integrations: ScmIntegrationRegistry;
  catalog: CatalogService;
  github: GithubAccess;
  names: ServiceNames;
  owners: RepositoryOwners;
  squads: Squads;
}) {
  const { settings, integrations, catalog, github, names, owners, squads } =
    options;

  return createTemplateAction({
    id: 'golden-path:service:check',
    description:
      'Checks, before anything is created, that a new service may have its name, repository owner, squad and system. Never trusts the form.',
    // It only reads: the template editor shows what would become of the values.
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl,
        description: zod =>
          zod.string({ description: 'What the service is for, in a sentence' }),
        squad: zod =>
          zod.string({ description: 'Entity ref of the Group that owns it' }),
        system: zod =>
          zod
            .string({ description: 'Entity ref of the System it is part of' })
            .optional(),
      },
      output: {
        repoUrl,
        repositoryUrl: zod =>
          zod.string({ description: 'Where people will look at it' }),
        slug: zod => zod.string({ description: '<owner>/<name>' }),
        description: zod =>
          zod.string({
            description: 'The description on one line, fit for GitHub',
          }),
        maintainers: zod =>
          zod.array(zod.string(), {
            description:
              "Who looks after the squad's repositories: its GitHub team (organization/slug) or its members' logins",
          }),
        template: zod =>
          zod
            .string({ description: 'Entity ref of the template that is run' })
            .optional(),
      },
    },
    async handler(ctx) {
      const userRef = ctx.user?.ref;
      if (!userRef) {
        throw new NotAllowedError(
          'Services are created by people: this task was started by no signed-in user',
        );
      }

      // A finished check stands: should the step run again after the
      // repository was created, it must not trip over that very repository.
      const checked = await ctx.checkpoint({
        key: 'checked',
        fn: async () => {
          const credentials = await ctx.getInitiatorCredentials();
          const address = parseRepositoryAddress(
            ctx.input.repoUrl,
            integrations,
          );
          const squad = fullRef(ctx.input.squad, 'group');
          const description = toOneLine(ctx.input.description);

          const problems: string[] = [];
          const report = (field: string, problem: string | undefined) => {
            if (problem) problems.push(sentence(`${field}: ${problem}`));
          };

          if (address.host !== settings.githubHost) {
            report(
              'GitHub host',
              `'${address.host}' is not where services are published. Accepted: ${settings.githubHost}`,
            );
          } else {
            report('GitHub owner', await owners.explainRefusal(address.owner));
            const verdict = await names.check({
              ...address,
              signal: ctx.signal,
            });
            if (verdict.status !== 'free') report('Name', verdict.message);
          }
          if (!description || description.length > DESCRIPTION_LENGTH) {
            report(
              'Description',
              `has ${description.length} characters. Accepted: 1 to ${DESCRIPTION_LENGTH}`,
            );
          }
          report(
            'Owning squad',
            await squads.explainRefusal(squad, userRef, credentials),
          );
          if (ctx.input.system) {
            const system = fullRef(ctx.input.system, 'system');
            if (!(await catalog.getEntityByRef(system, { credentials }))) {
              report('System', `the catalog has no ${system}`);
            }
          }

          if (problems.length) {
            throw withoutStack(
              new InputError(`Nothing was created.\n${problems.join('\n')}`),
            );
          }

          const repository = new GithubRepository(
            address,
            await github.connect(address, { logger: ctx.logger }),
          );
          return {
            slug: repositorySlug(address),
            repositoryUrl: repositoryUrl(address, integrations),
            description,
            maintainers: await squads.maintainers(
              squad,
              async team => Boolean(await repository.findReviewer(team)),
              { owner: address.owner, credentials },
            ),
          };
        },
      });

      ctx.logger.info(
        checked.maintainers.length
          ? `Name, owner and squad are fine. On GitHub, ${checked.maintainers.join(', ')} will look after the repository.`
          : 'Name, owner and squad are fine. Nobody of the squad has a GitHub account in the catalog: nobody will be given the repository.',
      );
      ctx.output('repoUrl', ctx.input.repoUrl);
      ctx.output('repositoryUrl', checked.repositoryUrl);
      ctx.output('slug', checked.slug);
      ctx.output('description', checked.description);
      ctx.output('maintainers', checked.maintainers);
      ctx.output('template', ctx.templateInfo?.entityRef);
    },
  });
}

function fullRef(ref: string, defaultKind: string): string {
  return stringifyEntityRef(parseEntityRef(ref, { defaultKind }));
}

/** GitHub refuses control characters in descriptions; YAML and Markdown would trip over them. */
function toOneLine(text: string): string {
  return text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
}
