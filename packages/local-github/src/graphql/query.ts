import type {
  QueryOrganizationArgs,
  QueryRepositoryArgs,
  QueryRepositoryOwnerArgs,
  QueryUserArgs,
} from '@octokit/graphql-schema';
import { viewerPermission } from '../auth/permissions';
import { accountNode, organizationNode, userNode } from './accounts';
import { nodesField } from './nodes';
import { repositoryNode } from './repositories';
import { failure, field, GraphqlRequest, Served } from './serve';

/** Where every query starts. */
export function queryRoot(request: GraphqlRequest): Served {
  const { accounts, repositories } = request.context.store;
  return {
    viewer: () => userNode(request, request.viewer.user),

    nodes: nodesField(request),

    user: field<QueryUserArgs>(['login'], async ({ login }) => {
      const user = await accounts.findUser(login);
      if (!user) {
        throw unresolved('a User with the login of', login);
      }
      return userNode(request, user);
    }),

    organization: field<QueryOrganizationArgs>(['login'], async ({ login }) => {
      const organization = await accounts.findOrganization(login);
      if (!organization) {
        throw unresolved('an Organization with the login of', login);
      }
      return organizationNode(request, organization);
    }),

    repositoryOwner: field<QueryRepositoryOwnerArgs>(
      ['login'],
      async ({ login }) => {
        const account = await accounts.find(login);
        return account ? accountNode(request, account) : null;
      },
    ),

    repository: field<QueryRepositoryArgs>(
      ['owner', 'name', 'followRenames'],
      async ({ owner, name, followRenames }) => {
        const found =
          (await repositories.find(owner, name)) ??
          (followRenames
            ? await repositories.findRenamed(owner, name)
            : undefined);
        const permission =
          found &&
          (await viewerPermission(request.context, found, request.viewer));
        if (!found || !permission) {
          throw unresolved('a Repository with the name', `${owner}/${name}`);
        }
        return repositoryNode(request, found);
      },
    ),
  };
}

function unresolved(what: string, name: string) {
  return failure('NOT_FOUND', `Could not resolve to ${what} '${name}'.`);
}
