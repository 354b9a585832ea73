import type {
  OrganizationTeamArgs,
  OrganizationTeamsArgs,
  TeamAvatarUrlArgs,
  TeamChildTeamsArgs,
  TeamMembersArgs,
} from '@octokit/graphql-schema';
import { nodeId } from '../representations/nodeId';
import { Organization, User } from '../store/AccountStore';
import { Team, TeamMember } from '../store/TeamStore';
import { connection, PAGING } from './connection';
import { field, GraphqlRequest, scoped, Served } from './serve';

const SCOPES = ['read:org', 'read:discussion'];

type Represent = (user: User) => Served;

/** An organization's teams: all, those of some people, or one by its slug. */
export function teamFields(
  request: GraphqlRequest,
  organization: Organization,
  represent: Represent,
): Served {
  const { teams } = request.context.store;
  return {
    teams: scoped<OrganizationTeamsArgs>(
      SCOPES,
      [...PAGING, 'userLogins'],
      async args =>
        connection(
          await teamsOf(request, organization, args.userLogins),
          args,
          {
            name: 'teams',
            key: team => team.id,
            node: team => teamNode(request, organization, team, represent),
          },
        ),
    ),
    team: scoped<OrganizationTeamArgs>(SCOPES, ['slug'], async ({ slug }) => {
      const team = await teams.find(organization.id, slug);
      return team ? teamNode(request, organization, team, represent) : null;
    }),
  };
}

async function teamsOf(
  { context }: GraphqlRequest,
  organization: Organization,
  logins: OrganizationTeamsArgs['userLogins'],
): Promise<Team[]> {
  const all = await context.store.teams.list(organization.id);
  if (!logins || logins.length === 0) {
    return all;
  }
  const wanted = new Set(logins.map(login => login.toLowerCase()));
  const withMembers = await Promise.all(
    all.map(async team => ({
      team,
      members: await context.store.teams.listMembers(team.id),
    })),
  );
  return withMembers
    .filter(({ members }) =>
      members.some(({ login }) => wanted.has(login.toLowerCase())),
    )
    .map(({ team }) => team);
}

function teamNode(
  request: GraphqlRequest,
  organization: Organization,
  team: Team,
  represent: Represent,
): Served {
  const { store, urls } = request.context;
  const path = `/orgs/${organization.login}/teams/${team.slug}`;
  const relative = (other: Team) =>
    teamNode(request, organization, other, represent);
  return {
    __typename: 'Team',
    id: nodeId('Team', team.id),
    databaseId: team.id,
    slug: team.slug,
    combinedSlug: `${organization.login}/${team.slug}`,
    name: team.name,
    description: team.description,
    privacy: team.privacy === 'secret' ? 'SECRET' : 'VISIBLE',
    avatarUrl: field<TeamAvatarUrlArgs>(['size'], () =>
      urls.avatar(organization),
    ),
    url: urls.page(path),
    resourcePath: path,
    editTeamUrl: urls.page(`${path}/edit`),
    editTeamResourcePath: `${path}/edit`,
    membersUrl: urls.page(`${path}/members`),
    createdAt: team.createdAt,
    updatedAt: team.updatedAt,
    parentTeam: async () => {
      const parent =
        team.parentId === null
          ? undefined
          : await store.teams.findById(team.parentId);
      return parent ? relative(parent) : null;
    },
    childTeams: field<TeamChildTeamsArgs>(PAGING, async args =>
      connection(await store.teams.listChildren(team.id), args, {
        name: 'childTeams',
        key: child => child.id,
        node: relative,
      }),
    ),
    members: field<TeamMembersArgs>(
      [...PAGING, 'membership', 'role'],
      async args =>
        connection(await membersOf(request, team, args), args, {
          name: 'members',
          key: member => member.id,
          node: represent,
          edge: ({ role }) => ({ role: role.toUpperCase() }),
        }),
    ),
  };
}

/** A parent team's members include, unless asked otherwise, its children's. */
async function membersOf(
  { context }: GraphqlRequest,
  team: Team,
  { membership, role }: TeamMembersArgs,
): Promise<TeamMember[]> {
  const { teams } = context.store;
  const found = new Map<number, TeamMember>();
  const collect = async (from: Team) => {
    for (const member of await teams.listMembers(from.id)) {
      found.set(member.id, found.get(member.id) ?? member);
    }
  };
  const collectBelow = async (parent: Team) => {
    for (const child of await teams.listChildren(parent.id)) {
      await collect(child);
      await collectBelow(child);
    }
  };
  if (membership !== 'CHILD_TEAM') {
    await collect(team);
  }
  if (membership !== 'IMMEDIATE') {
    await collectBelow(team);
  }
  return [...found.values()]
    .filter(member => !role || member.role === role.toLowerCase())
    .sort((a, b) => a.id - b.id);
}
