import { components } from '@octokit/openapi-types';
import { Context } from '../context';
import { Organization } from '../store/AccountStore';
import { Permission } from '../store/RepositoryStore';
import { Team } from '../store/TeamStore';
import { organizationFull } from './accounts';
import { nodeId } from './nodeId';
import { permissionFlags } from './repositories';

type Schemas = components['schemas'];

export function teamSimple(
  { urls }: Pick<Context, 'urls'>,
  organization: Organization,
  team: Team,
  permission: Permission = 'pull',
): Schemas['team-simple'] {
  const api = urls.api(`/organizations/${organization.id}/team/${team.id}`);
  return {
    id: team.id,
    node_id: nodeId('Team', team.id),
    name: team.name,
    slug: team.slug,
    description: team.description,
    privacy: team.privacy,
    notification_setting: 'notifications_enabled',
    permission,
    type: 'organization',
    organization_id: organization.id,
    url: api,
    html_url: urls.page(`/orgs/${organization.login}/teams/${team.slug}`),
    members_url: `${api}/members{/member}`,
    repositories_url: `${api}/repos`,
  };
}

/** A team in a list; with what it may do, where the list is a repository's. */
export async function teamItem(
  context: Pick<Context, 'store' | 'urls'>,
  organization: Organization,
  team: Team,
  permission?: Permission,
): Promise<Schemas['team']> {
  return {
    ...teamSimple(context, organization, team, permission),
    parent: await parentOf(context, organization, team),
    ...(permission && { permissions: permissionFlags(permission) }),
  };
}

export async function teamFull(
  context: Pick<Context, 'store' | 'urls'>,
  organization: Organization,
  team: Team,
): Promise<Schemas['team-full']> {
  const { store } = context;
  const [members, repositories] = await Promise.all([
    store.teams.listMembers(team.id),
    store.teams.countRepositories(team.id),
  ]);
  return {
    ...teamSimple(context, organization, team),
    privacy: team.privacy,
    notification_setting: 'notifications_enabled',
    parent: await parentOf(context, organization, team),
    members_count: members.length,
    repos_count: repositories,
    created_at: team.createdAt,
    updated_at: team.updatedAt,
    organization: await organizationFull(context, organization),
  };
}

async function parentOf(
  context: Pick<Context, 'store' | 'urls'>,
  organization: Organization,
  { parentId }: Team,
): Promise<Schemas['team-simple'] | null> {
  const parent =
    parentId === null
      ? undefined
      : await context.store.teams.findById(parentId);
  return parent ? teamSimple(context, organization, parent) : null;
}
