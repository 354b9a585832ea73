import type {
  OrganizationMembersWithRoleArgs,
  OrganizationRepositoriesArgs,
  OrganizationRepositoryArgs,
  UserAvatarUrlArgs,
  UserOrganizationVerifiedDomainEmailsArgs,
  UserOrganizationsArgs,
} from '@octokit/graphql-schema';
import { visibleTo } from '../auth/permissions';
import { grantsOneOf } from '../auth/scopes';
import { nodeId } from '../representations/nodeId';
import { Account, Organization, User } from '../store/AccountStore';
import { Member } from '../store/MembershipStore';
import { connection, PAGING } from './connection';
import { repositoryNode } from './repositories';
import { field, GraphqlRequest, scoped, Served } from './serve';
import { teamFields } from './teams';

const EMAIL_SCOPES = ['user:email', 'read:user'];

function accountFields({ context }: GraphqlRequest, account: Account): Served {
  const { urls } = context;
  return {
    __typename: account.type,
    id: nodeId(account.type, account.id),
    databaseId: account.id,
    login: account.login,
    name: account.name,
    avatarUrl: field<UserAvatarUrlArgs>(['size'], () => urls.avatar(account)),
    url: urls.page(`/${account.login}`),
    resourcePath: `/${account.login}`,
    location: account.location,
    websiteUrl: account.blog,
    twitterUsername: null,
    createdAt: account.createdAt,
    updatedAt: account.updatedAt,
    repositories: field<OrganizationRepositoriesArgs>(
      [...PAGING, 'isArchived', 'isFork', 'privacy'],
      async (args, request) =>
        connection(await ownedRepositories(request, account, args), args, {
          name: 'repositories',
          key: repository => repository.id,
          node: repository => repositoryNode(request, repository),
        }),
    ),
    repository: field<OrganizationRepositoryArgs>(
      ['name', 'followRenames'],
      async ({ name }, request) => {
        const owned = await ownedRepositories(request, account);
        const wanted = name.toLowerCase();
        const found = owned.find(
          repository => repository.name.toLowerCase() === wanted,
        );
        return found ? repositoryNode(request, found) : null;
      },
    ),
  };
}

export function accountNode(request: GraphqlRequest, account: Account): Served {
  return account.type === 'Organization'
    ? organizationNode(request, account)
    : userNode(request, account);
}

export function userNode(request: GraphqlRequest, user: User): Served {
  const { store } = request.context;
  return {
    ...accountFields(request, user),
    bio: user.bio,
    company: user.company,
    email: scoped(EMAIL_SCOPES, [], () => user.email ?? ''),
    isSiteAdmin: user.siteAdmin,
    isViewer: user.id === request.viewer.user.id,
    pronouns: null,
    // None of the local organizations has a verified domain.
    organizationVerifiedDomainEmails:
      field<UserOrganizationVerifiedDomainEmailsArgs>(['login'], () => []),
    organizations: field<UserOrganizationsArgs>(PAGING, async args => {
      const memberships = await store.memberships.listOfUser(user.id);
      const organizations = await Promise.all(
        memberships.map(({ organizationId }) =>
          store.accounts.findById(organizationId),
        ),
      );
      return connection(organizations.filter(isOrganization), args, {
        name: 'organizations',
        key: organization => organization.id,
        node: organization => organizationNode(request, organization),
      });
    }),
  };
}

export function organizationNode(
  request: GraphqlRequest,
  organization: Organization,
): Served {
  const { store, urls } = request.context;
  return {
    ...accountFields(request, organization),
    description: organization.bio,
    email: organization.email,
    isVerified: false,
    teamsUrl: urls.page(`/orgs/${organization.login}/teams`),
    viewerIsAMember: async () =>
      Boolean(
        await store.memberships.find(organization.id, request.viewer.user.id),
      ),
    membersWithRole: field<OrganizationMembersWithRoleArgs>(
      PAGING,
      async args =>
        connection(await visibleMembers(request, organization), args, {
          name: 'membersWithRole',
          key: member => member.id,
          node: member => userNode(request, member),
          edge: ({ role }) => ({ role: role === 'admin' ? 'ADMIN' : 'MEMBER' }),
        }),
    ),
    ...teamFields(request, organization, member => userNode(request, member)),
  };
}

/** Members may hide; a token needs `read:org` to see all of them. */
async function visibleMembers(
  { context, viewer }: GraphqlRequest,
  organization: Organization,
): Promise<Member[]> {
  const { memberships } = context.store;
  const members = await memberships.listMembers(organization.id);
  const seesAll =
    grantsOneOf(viewer.token.scopes, ['read:org']) &&
    members.some(({ id }) => id === viewer.user.id);
  return seesAll ? members : members.filter(({ isPublic }) => isPublic);
}

async function ownedRepositories(
  { context, viewer }: GraphqlRequest,
  owner: Account,
  { isArchived, isFork, privacy }: OrganizationRepositoriesArgs = {},
) {
  const visible = await context.store.repositories.list({
    ownerId: owner.id,
    visibleTo: visibleTo(viewer),
  });
  return visible
    .filter(
      repository =>
        // There are no forks here.
        !isFork &&
        [repository.isArchived, undefined, null].includes(isArchived) &&
        (!privacy || repository.isPrivate === (privacy === 'PRIVATE')),
    )
    .sort((a, b) => a.id - b.id);
}

function isOrganization(account: Account | undefined): account is Organization {
  return account?.type === 'Organization';
}
