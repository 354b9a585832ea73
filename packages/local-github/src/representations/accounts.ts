import { components } from '@octokit/openapi-types';
import { Context } from '../context';
import { Account, Organization, User } from '../store/AccountStore';
import { Member } from '../store/MembershipStore';
import { nodeId } from './nodeId';

type Schemas = components['schemas'];

/** A user or organization as it appears inside other answers. */
export function simpleUser({ urls }: Pick<Context, 'urls'>, account: Account) {
  // A bot's login ends in `[bot]`, which an address cannot hold as it is.
  const path = encodeURIComponent(account.login);
  const api = urls.api(`/users/${path}`);
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId(account.type, account.id),
    avatar_url: urls.avatar(account),
    gravatar_id: '',
    url: api,
    html_url: urls.page(`/${path}`),
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: account.siteAdmin,
  } satisfies Schemas['simple-user'];
}

/** A user or organization as its own page shows it to everybody. */
export async function publicUser(
  context: Pick<Context, 'store' | 'urls'>,
  account: Account,
): Promise<Schemas['public-user']> {
  const publicRepos = await context.store.repositories.count({
    ownerId: account.id,
    visibleTo: undefined,
  });
  return {
    ...simpleUser(context, account),
    name: account.name,
    company: account.company,
    blog: account.blog ?? '',
    location: account.location,
    email: account.email,
    hireable: null,
    bio: account.bio,
    twitter_username: null,
    public_repos: publicRepos,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: account.createdAt,
    updated_at: account.updatedAt,
  };
}

/** What only the user themself gets to see. */
export async function privateUser(
  context: Pick<Context, 'store' | 'urls'>,
  user: User,
): Promise<Schemas['private-user']> {
  const privateRepos = await context.store.repositories.count({
    ownerId: user.id,
    visibleTo: user.id,
    visibility: 'private',
  });
  return {
    ...(await publicUser(context, user)),
    user_view_type: 'private',
    private_gists: 0,
    total_private_repos: privateRepos,
    owned_private_repos: privateRepos,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: false,
  };
}

export function organizationSimple(
  { urls }: Pick<Context, 'urls'>,
  organization: Organization,
): Schemas['organization-simple'] {
  const api = urls.api(`/orgs/${organization.login}`);
  return {
    login: organization.login,
    id: organization.id,
    node_id: nodeId('Organization', organization.id),
    url: api,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    hooks_url: `${api}/hooks`,
    issues_url: `${api}/issues`,
    members_url: `${api}/members{/member}`,
    public_members_url: `${api}/public_members{/member}`,
    avatar_url: urls.avatar(organization),
    description: organization.bio,
  };
}

export async function organizationFull(
  context: Pick<Context, 'store' | 'urls'>,
  organization: Organization,
): Promise<Schemas['organization-full']> {
  const publicRepos = await context.store.repositories.count({
    ownerId: organization.id,
    visibleTo: undefined,
  });
  return {
    ...organizationSimple(context, organization),
    name: organization.name ?? organization.login,
    company: organization.company ?? '',
    blog: organization.blog ?? undefined,
    location: organization.location ?? '',
    email: organization.email ?? undefined,
    twitter_username: null,
    is_verified: false,
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: publicRepos,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: context.urls.page(`/${organization.login}`),
    type: 'Organization',
    default_repository_permission: 'read',
    members_can_create_repositories: true,
    members_can_create_public_repositories: true,
    members_can_create_private_repositories: true,
    members_can_create_internal_repositories: false,
    created_at: organization.createdAt,
    updated_at: organization.updatedAt,
    archived_at: null,
  };
}

export function orgMembership(
  context: Pick<Context, 'urls'>,
  organization: Organization,
  member: User & Pick<Member, 'role'>,
): Schemas['org-membership'] {
  const api = context.urls.api(`/orgs/${organization.login}`);
  return {
    url: `${api}/memberships/${member.login}`,
    state: 'active',
    role: member.role,
    organization_url: api,
    organization: organizationSimple(context, organization),
    user: simpleUser(context, member),
  };
}
