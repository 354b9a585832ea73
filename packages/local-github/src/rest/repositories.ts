import { Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv, requireViewer } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { grantsOneOf } from '../auth/scopes';
import { Context } from '../context';
import { deleteRepository } from '../git/deleteRepository';
import { BRANCHES } from '../git/refs';
import { forbidden, validationFailed } from '../http/ApiError';
import { parseBody } from '../http/parseBody';
import { fullRepository } from '../representations/repositories';
import { User } from '../store/AccountStore';
import { Repository, RepositoryChanges } from '../store/RepositoryStore';
import { assertNameIsFree, toRepositoryName } from './repositoryName';
import { settingsBody, toPrivacy, toSettings } from './repositorySettings';

const updateBody = settingsBody.extend({
  name: z.string().optional(),
  default_branch: z.string().optional(),
  archived: z.boolean().optional(),
});

type UpdateBody = z.output<typeof updateBody>;

/** A repository itself: look at it, change it, remove it. */
export function repositoryRoutes(context: Context): Hono<ApiEnv> {
  const { store, git } = context;
  const app = new Hono<ApiEnv>();

  app.get('/repos/:owner/:repo', repositoryAccess(context, 'pull'), c =>
    c.json(
      fullRepository(
        context,
        c.get('repository'),
        c.get('viewer') && c.get('permission'),
      ),
    ),
  );

  app.patch(
    '/repos/:owner/:repo',
    repositoryAccess(context, 'admin'),
    async c => {
      const before = c.get('repository');
      const body = await parseBody(c, 'Repository', updateBody);
      const changes = await toChanges(context, before, body);
      const after = await store.repositories.update(before, changes);
      if (after.defaultBranch !== before.defaultBranch) {
        await git.of(after).setHead(after.defaultBranch);
      }
      publishChanges(context, before, after, requireViewer(c).user);
      return c.json(fullRepository(context, after, c.get('permission')));
    },
  );

  app.delete(
    '/repos/:owner/:repo',
    repositoryAccess(context, 'admin'),
    async c => {
      const repository = c.get('repository');
      const { user, token } = requireViewer(c);
      c.header('X-Accepted-OAuth-Scopes', 'delete_repo');
      if (!grantsOneOf(token.scopes, ['delete_repo'])) {
        throw forbidden('Must have admin rights to Repository.');
      }
      await deleteRepository(context, repository, user);
      return c.body(null, 204);
    },
  );

  return app;
}

async function toChanges(
  context: Context,
  repository: Repository,
  body: UpdateBody,
): Promise<RepositoryChanges> {
  const { owner } = repository;
  const name =
    body.name === undefined ? undefined : toRepositoryName(body.name);
  const isAnotherName =
    name !== undefined && name.toLowerCase() !== repository.name.toLowerCase();
  if (isAnotherName) {
    await assertNameIsFree(context, owner, name, 'Validation Failed');
  }

  const defaultBranch = body.default_branch;
  if (
    defaultBranch !== undefined &&
    defaultBranch !== repository.defaultBranch
  ) {
    const objects = context.git.of(repository);
    const exists = await objects.findRef(`${BRANCHES}${defaultBranch}`);
    if (!exists && !(await objects.isEmpty())) {
      throw validationFailed({
        resource: 'Repository',
        field: 'default_branch',
        code: 'invalid',
        message: `The branch ${defaultBranch} was not found. Please push that ref first or create it via the Git Data API.`,
      });
    }
  }

  const changes: RepositoryChanges = {
    name,
    defaultBranch,
    description: body.description,
    homepage: body.homepage,
    isPrivate: toPrivacy(body),
    isTemplate: body.is_template,
    isArchived: body.archived,
  };
  return {
    ...Object.fromEntries(
      Object.entries(changes).filter(([, value]) => value !== undefined),
    ),
    settings: toSettings(body),
  };
}

function publishChanges(
  { events }: Context,
  before: Repository,
  after: Repository,
  sender: User,
): void {
  const event = { repository: after, sender };
  if (before.name !== after.name) {
    events.publish({
      ...event,
      type: 'repository.renamed',
      previousName: before.name,
    });
  }
  if (before.isPrivate !== after.isPrivate) {
    const type = after.isPrivate
      ? 'repository.privatized'
      : 'repository.publicized';
    events.publish({ ...event, type });
  }
  if (before.isArchived !== after.isArchived) {
    const type = after.isArchived
      ? 'repository.archived'
      : 'repository.unarchived';
    events.publish({ ...event, type });
  }

  const edited: Record<string, { from: unknown }> = {};
  if (before.description !== after.description) {
    edited.description = { from: before.description };
  }
  if (before.homepage !== after.homepage) {
    edited.homepage = { from: before.homepage };
  }
  if (before.defaultBranch !== after.defaultBranch) {
    edited.default_branch = { from: before.defaultBranch };
  }
  if (Object.keys(edited).length > 0) {
    events.publish({ ...event, type: 'repository.edited', changes: edited });
  }
}
