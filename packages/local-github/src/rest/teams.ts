import { Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv } from '../auth/authenticate';
import {
  organizationAccess,
  OrganizationEnv,
} from '../auth/organizationAccess';
import { includes, permissionOf } from '../auth/permissions';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { forbidden, notFound } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import { simpleUser } from '../representations/accounts';
import { teamFull, teamItem } from '../representations/teams';
import { Organization } from '../store/AccountStore';
import { PERMISSIONS } from '../store/RepositoryStore';
import { Team } from '../store/TeamStore';

const grantBody = z.object({ permission: z.enum(PERMISSIONS).default('push') });

/** An organization's teams, who is in them, and what they may do where. */
export function teamRoutes(context: Context): Hono<ApiEnv> {
  const { store } = context;
  const app = new Hono<ApiEnv>();

  app.get(
    '/orgs/:org/teams',
    organizationAccess(context, 'member'),
    async c => {
      const organization = c.get('organization');
      const teams = paginate(
        context,
        c,
        await store.teams.list(organization.id),
      );
      return c.json(
        await Promise.all(
          teams.map(team => teamItem(context, organization, team)),
        ),
      );
    },
  );

  app.get(
    '/orgs/:org/teams/:team',
    organizationAccess(context, 'member'),
    async c => {
      const organization = c.get('organization');
      const team = await findTeam(context, organization, c.req.param('team'));
      return c.json(await teamFull(context, organization, team));
    },
  );

  app.get(
    '/orgs/:org/teams/:team/members',
    organizationAccess(context, 'member'),
    async c => {
      const organization = c.get('organization');
      const team = await findTeam(context, organization, c.req.param('team'));
      const role = c.req.query('role') ?? 'all';
      const members = await store.teams.listMembers(team.id);
      const listed = members.filter(
        member => role === 'all' || member.role === role,
      );
      return c.json(
        paginate(context, c, listed).map(member => simpleUser(context, member)),
      );
    },
  );

  app.put(
    '/orgs/:org/teams/:team/repos/:owner/:repo',
    organizationAccess(context, 'member', ['admin:org', 'repo']),
    async c => {
      const organization = c.get('organization');
      const { owner, repo } = c.req.param();
      const { permission } = await parseBody(c, 'TeamRepository', grantBody);
      const team = await findTeam(context, organization, c.req.param('team'));
      const repository = await store.repositories.find(owner, repo);
      const held =
        repository &&
        (await permissionOf(context, repository, c.get('viewer')?.user.id));
      if (!repository || !held || repository.owner.id !== organization.id) {
        throw notFound();
      }
      if (!includes(held, 'admin')) {
        throw forbidden('Must have admin rights to Repository.');
      }
      await store.teams.grant(team.id, repository.id, permission);
      return c.body(null, 204);
    },
  );

  app.get(
    '/repos/:owner/:repo/teams',
    repositoryAccess(context, 'pull'),
    async c => {
      const { id, owner } = c.get('repository');
      const teams =
        owner.type === 'Organization'
          ? await store.teams.listWithAccess(id)
          : [];
      return c.json(
        await Promise.all(
          paginate(context, c, teams).map(({ permission, ...team }) =>
            teamItem(context, owner as Organization, team, permission),
          ),
        ),
      );
    },
  );

  return app;
}

async function findTeam(
  { store }: Context,
  organization: OrganizationEnv['Variables']['organization'],
  slug: string,
): Promise<Team> {
  const team = await store.teams.find(organization.id, slug);
  if (!team) {
    throw notFound();
  }
  return team;
}
