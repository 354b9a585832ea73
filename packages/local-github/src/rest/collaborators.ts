import { Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv, requireViewer } from '../auth/authenticate';
import { permissionOf } from '../auth/permissions';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { notFound, unprocessable } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import { simpleUser } from '../representations/accounts';
import { permissionFlags } from '../representations/repositories';
import { User } from '../store/AccountStore';
import { Permission, PERMISSIONS, Repository } from '../store/RepositoryStore';

const collaboratorBody = z.object({
  permission: z.enum(PERMISSIONS).default('push'),
});

/** What GitHub calls the permissions where it names roles. */
const ROLE: Record<Permission, string> = {
  pull: 'read',
  triage: 'triage',
  push: 'write',
  maintain: 'maintain',
  admin: 'admin',
};

/** Who may do what in one repository. Added people need accept no invitation. */
export function collaboratorRoutes(context: Context): Hono<ApiEnv> {
  const { store, events } = context;
  const app = new Hono<ApiEnv>();

  app.get(
    '/repos/:owner/:repo/collaborators',
    repositoryAccess(context, 'push'),
    async c => {
      const everyone = await listCollaborators(context, c.get('repository'));
      return c.json(
        paginate(context, c, everyone).map(({ user, permission }) =>
          collaborator(context, user, permission),
        ),
      );
    },
  );

  app.get(
    '/repos/:owner/:repo/collaborators/:username',
    repositoryAccess(context, 'push'),
    async c => {
      const username = c.req.param('username').toLowerCase();
      const everyone = await listCollaborators(context, c.get('repository'));
      if (!everyone.some(({ user }) => user.login.toLowerCase() === username)) {
        throw notFound();
      }
      return c.body(null, 204);
    },
  );

  app.get(
    '/repos/:owner/:repo/collaborators/:username/permission',
    repositoryAccess(context, 'push'),
    async c => {
      const user = await findUser(context, c.req.param('username'));
      const held = await permissionOf(context, c.get('repository'), user.id);
      // The older field knows no more than three levels.
      const levels: Partial<Record<Permission, string>> = {
        triage: 'read',
        maintain: 'write',
      };
      return c.json({
        permission: held ? (levels[held] ?? ROLE[held]) : 'none',
        role_name: held ? ROLE[held] : '',
        user: held ? collaborator(context, user, held) : null,
      });
    },
  );

  app.put(
    '/repos/:owner/:repo/collaborators/:username',
    repositoryAccess(context, 'admin'),
    async c => {
      const repository = c.get('repository');
      const { permission } = await parseBody(c, 'Repository', collaboratorBody);
      const member = await findUser(context, c.req.param('username'));
      if (member.id === repository.owner.id) {
        throw unprocessable('Repository owner cannot be a collaborator');
      }
      const direct = await store.collaborators.list(repository.id);
      await store.collaborators.set(repository.id, member.id, permission);
      if (direct.some(({ id }) => id === member.id)) {
        return c.body(null, 204);
      }
      events.publish({
        type: 'member.added',
        repository,
        sender: requireViewer(c).user,
        member,
        permission,
      });
      return c.body(null, 204);
    },
  );

  app.delete(
    '/repos/:owner/:repo/collaborators/:username',
    repositoryAccess(context, 'admin'),
    async c => {
      const repository = c.get('repository');
      const member = await findUser(context, c.req.param('username'));
      const direct = await store.collaborators.list(repository.id);
      const found = direct.find(({ id }) => id === member.id);
      if (found) {
        await store.collaborators.remove(repository.id, member.id);
        events.publish({
          type: 'member.removed',
          repository,
          sender: requireViewer(c).user,
          member,
          permission: found.permission,
        });
      }
      return c.body(null, 204);
    },
  );

  return app;
}

/** The owner or the owning organization's members, and those who were added. */
async function listCollaborators(
  context: Context,
  repository: Repository,
): Promise<Array<{ user: User; permission: Permission }>> {
  const { store } = context;
  const { owner } = repository;
  const users = new Map<number, User>();
  const owners =
    owner.type === 'User'
      ? [owner]
      : await store.memberships.listMembers(owner.id);
  const added = await store.collaborators.list(repository.id);
  for (const user of [...owners, ...added]) {
    users.set(user.id, user);
  }
  const listed = await Promise.all(
    [...users.values()].map(async user => ({
      user,
      permission: (await permissionOf(context, repository, user.id)) ?? 'pull',
    })),
  );
  return listed.sort((a, b) => a.user.id - b.user.id);
}

async function findUser({ store }: Context, login: string): Promise<User> {
  const user = await store.accounts.findUser(login);
  if (!user) {
    throw notFound();
  }
  return user;
}

function collaborator(context: Context, user: User, permission: Permission) {
  return {
    ...simpleUser(context, user),
    permissions: permissionFlags(permission),
    role_name: ROLE[permission],
  };
}
