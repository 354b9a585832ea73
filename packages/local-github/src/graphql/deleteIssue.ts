import type { MutationDeleteIssueArgs } from '@octokit/graphql-schema';
import { includes, viewerPermission } from '../auth/permissions';
import { deleteIssue } from '../issues/changeIssue';
import { numberInNodeId } from '../representations/nodeId';
import { repositoryNode } from './repositories';
import { failure, field, GraphqlRequest, Served } from './serve';

/** The only way over the API to remove an issue, as on GitHub. */
export function deleteIssueMutation(request: GraphqlRequest): Served {
  return {
    deleteIssue: field<MutationDeleteIssueArgs>(
      ['input'],
      async ({ input: { issueId, clientMutationId } }) => {
        const { context, viewer } = request;
        const { store } = context;
        const id = numberInNodeId('Issue', issueId);
        const issue =
          id === undefined ? undefined : await store.issues.findById(id);
        const repository =
          issue && (await store.repositories.findById(issue.repositoryId));
        const permission =
          repository && (await viewerPermission(context, repository, viewer));
        if (!issue || !repository || !permission) {
          throw failure(
            'NOT_FOUND',
            `Could not resolve to a node with the global id of '${issueId}'.`,
          );
        }
        if (!includes(permission, 'admin')) {
          throw failure(
            'FORBIDDEN',
            `${viewer.user.login} does not have the correct permissions to execute \`DeleteIssue\``,
          );
        }
        await deleteIssue(context, repository, issue, viewer.user);
        return {
          clientMutationId: clientMutationId ?? null,
          repository: repositoryNode(request, repository),
        };
      },
    ),
  };
}
