import { Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv, requireScope, Viewer } from '../auth/authenticate';
import { permissionOf } from '../auth/permissions';
import { grantsOneOf } from '../auth/scopes';
import { Context } from '../context';
import { commitReadme } from '../git/commitReadme';
import { forbidden, notFound, validationFailed } from '../http/ApiError';
import { parseBody } from '../http/parseBody';
import { fullRepository } from '../representations/repositories';
import { Account } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';
import { assertNameIsFree, toRepositoryName } from './repositoryName';
import { settingsBody, toPrivacy, toSettings } from './repositorySettings';

const createBody = settingsBody.extend({
  name: z.string(),
  auto_init: z.boolean().optional(),
  team_id: z.number().optional(),
  gitignore_template: z.string().optional(),
  license_template: z.string().optional(),
  custom_properties: z.record(z.string(), z.unknown()).optional(),
});

const UNSERVED = [
  'gitignore_template',
  'license_template',
  'custom_properties',
] as const;

type CreateBody = z.output<typeof createBody>;

/** New repositories, of one's own and of an organization one belongs to. */
export function createRepositoryRoutes(context: Context): Hono<ApiEnv> {
  const { store } = context;
  const app = new Hono<ApiEnv>();

  app.post('/user/repos', async c => {
    const viewer = requireScope(c, 'public_repo', 'repo');
    const body = await parseBody(c, 'Repository', createBody);
    const repository = await create(context, viewer, viewer.user, body);
    c.header('Location', context.urls.repositoryApi(repository));
    return c.json(fullRepository(context, repository, 'admin'), 201);
  });

  app.post('/orgs/:org/repos', async c => {
    const viewer = requireScope(c, 'public_repo', 'repo');
    const organization = await store.accounts.findOrganization(
      c.req.param('org'),
    );
    if (!organization) {
      throw notFound();
    }
    if (!(await store.memberships.find(organization.id, viewer.user.id))) {
      throw forbidden(
        'You need admin access to the organization before adding a repository to it.',
      );
    }
    const body = await parseBody(c, 'Repository', createBody);
    const team =
      body.team_id === undefined
        ? undefined
        : await store.teams.findById(body.team_id);
    if (
      body.team_id !== undefined &&
      team?.organizationId !== organization.id
    ) {
      throw validationFailed({
        resource: 'Repository',
        field: 'team_id',
        code: 'invalid',
      });
    }
    const repository = await create(context, viewer, organization, body);
    if (team) {
      await store.teams.grant(team.id, repository.id, 'pull');
    }
    c.header('Location', context.urls.repositoryApi(repository));
    return c.json(fullRepository(context, repository, 'admin'), 201);
  });

  return app;
}

async function create(
  context: Context,
  { user, token }: Viewer,
  owner: Account,
  body: CreateBody,
): Promise<Repository> {
  const { store, git, events } = context;
  const isPrivate = toPrivacy(body) ?? false;
  if (isPrivate && !grantsOneOf(token.scopes, ['repo'])) {
    throw notFound();
  }
  assertServed(body);
  const name = toRepositoryName(body.name);
  await assertNameIsFree(context, owner, name, 'Repository creation failed.');

  const repository = await store.repositories.create(
    {
      ownerId: owner.id,
      name,
      isPrivate,
      description: body.description ?? null,
      homepage: body.homepage ?? null,
      isTemplate: body.is_template ?? false,
      settings: toSettings(body),
    },
    created => git.create(created),
  );
  // Who creates a repository administers it, whatever their role elsewhere.
  if ((await permissionOf(context, repository, user.id)) !== 'admin') {
    await store.collaborators.set(repository.id, user.id, 'admin');
  }
  events.publish({ type: 'repository.created', repository, sender: user });

  if (!body.auto_init) {
    return repository;
  }
  const text = `# ${name}\n${body.description ? `${body.description}\n` : ''}`;
  await commitReadme(context, repository, user, text);
  return (await store.repositories.findById(repository.id)) ?? repository;
}

/** What GitHub would do and we cannot is refused, not forgotten. */
function assertServed(body: CreateBody): void {
  for (const field of UNSERVED) {
    if (body[field]) {
      throw validationFailed({
        resource: 'Repository',
        field,
        code: 'invalid',
        message: `${field} is not available on the local GitHub`,
      });
    }
  }
}
