import type {
  CreateCommitOnBranchInput,
  MutationCreateCommitOnBranchArgs,
} from '@octokit/graphql-schema';
import { includes, viewerPermission } from '../auth/permissions';
import { toTimestamp } from '../clock';
import { GitRepository } from '../git/GitRepository';
import { identityOf } from '../git/identity';
import { moveRef } from '../git/moveRef';
import { BRANCHES } from '../git/refs';
import { TreeEdit } from '../git/treeEdits';
import { Repository } from '../store/RepositoryStore';
import { commitNode, refNode } from './gitObjects';
import { failure, field, GraphqlRequest, Served } from './serve';

/**
 * The commit without a clone: `github:repo:push` falls back to it where the
 * network does not let git through.
 */
export function createCommitOnBranch(request: GraphqlRequest): Served {
  return {
    createCommitOnBranch: field<MutationCreateCommitOnBranchArgs>(
      ['input'],
      async ({ input }) => {
        const { context, viewer } = request;
        const { repository, permission } = await findTarget(request, input);
        const objects = context.git.of(repository);
        const name = `${BRANCHES}${input.branch.branchName}`;
        const before = (await objects.findRef(name))?.sha;
        if (!before || before !== input.expectedHeadOid) {
          throw failure(
            'STALE_DATA',
            `Expected branch to point to "${input.expectedHeadOid}" (expectedHeadOid) but it did not. Pull and try again.`,
          );
        }

        const author = identityOf(viewer.user, toTimestamp(context.clock()));
        const after = await objects.writeCommit({
          treeSha: await objects.editTree(
            before,
            await treeEdits(objects, before, input),
          ),
          parents: [before],
          author,
          committer: author,
          message: [input.message.headline, input.message.body]
            .filter(Boolean)
            .join('\n\n'),
        });
        await moveRef(
          context,
          repository,
          { user: viewer.user, permission, scopes: viewer.token.scopes },
          { name, before, after },
        );

        return {
          clientMutationId: input.clientMutationId ?? null,
          ref: refNode(request, repository, {
            name,
            sha: after,
            type: 'commit',
          }),
          commit: async () => {
            const commit = await objects.readCommit(after);
            return commit ? commitNode(request, repository, commit) : null;
          },
        };
      },
    ),
  };
}

async function findTarget(
  { context, viewer }: GraphqlRequest,
  { branch }: CreateCommitOnBranchInput,
) {
  const nameWithOwner = branch.repositoryNameWithOwner ?? '';
  const [owner, name] = nameWithOwner.split('/');
  const repository: Repository | undefined =
    owner && name
      ? await context.store.repositories.find(owner, name)
      : undefined;
  const permission =
    repository && (await viewerPermission(context, repository, viewer));
  if (!repository || !permission) {
    throw failure(
      'NOT_FOUND',
      `Could not resolve to a Repository with the name '${nameWithOwner}'.`,
    );
  }
  if (!includes(permission, 'push')) {
    throw failure(
      'FORBIDDEN',
      `${viewer.user.login} does not have the correct permissions to execute \`CreateCommitOnBranch\``,
    );
  }
  return { repository, permission };
}

async function treeEdits(
  objects: GitRepository,
  head: string,
  { fileChanges }: CreateCommitOnBranchInput,
): Promise<TreeEdit[]> {
  const edits: TreeEdit[] = [];
  for (const { path } of fileChanges?.deletions ?? []) {
    if (!(await objects.findEntry(head, path))) {
      throw failure(
        'UNPROCESSABLE',
        `A path was requested for deletion which does not exist as of commit oid \`${head}\`: ${path}`,
      );
    }
    edits.push({ path, sha: null });
  }
  for (const { path, contents } of fileChanges?.additions ?? []) {
    const existing = await objects.findEntry(head, path);
    edits.push({
      path,
      mode: existing?.mode ?? '100644',
      sha: await objects.writeBlob(Buffer.from(contents, 'base64')),
    });
  }
  return edits;
}
