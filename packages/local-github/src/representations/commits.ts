import { components } from '@octokit/openapi-types';
import { authorOf } from '../authorOf';
import { Context } from '../context';
import { Commit } from '../git/commits';
import { FileChange } from '../git/diffs';
import { User } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';
import { encodePath } from '../urls';
import { simpleUser } from './accounts';
import { nodeId } from './nodeId';

type Schemas = components['schemas'];

function commitUrls(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
  sha: string,
) {
  return {
    sha,
    url: urls.repositoryApi(repository, `/commits/${sha}`),
    html_url: `${urls.repository(repository)}/commit/${sha}`,
  };
}

/** Signatures are kept, but nobody here can vouch for one. */
function verification({ signature }: Commit): Schemas['verification'] {
  return {
    verified: false,
    reason: signature ? 'unknown_key' : 'unsigned',
    signature: signature ?? null,
    payload: null,
    verified_at: null,
  };
}

/** A commit as git stores it. */
export function gitCommit(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
  commit: Commit,
): Schemas['git-commit'] {
  const { sha, treeSha, author, committer, message, parents } = commit;
  return {
    sha,
    node_id: nodeId('Commit', repository.id, sha),
    url: urls.repositoryApi(repository, `/git/commits/${sha}`),
    html_url: commitUrls({ urls }, repository, sha).html_url,
    author: { ...author },
    committer: { ...committer },
    tree: {
      sha: treeSha,
      url: urls.repositoryApi(repository, `/git/trees/${treeSha}`),
    },
    message,
    parents: parents.map(parent => ({
      ...commitUrls({ urls }, repository, parent),
      url: urls.repositoryApi(repository, `/git/commits/${parent}`),
    })),
    verification: verification(commit),
  };
}

/** A commit as GitHub shows it, with the accounts behind its addresses. */
export async function commitItem(
  context: Pick<Context, 'store' | 'urls'>,
  repository: Repository,
  commit: Commit,
): Promise<Schemas['commit']> {
  const [author, committer] = await Promise.all([
    authorOf(context, commit.author),
    authorOf(context, commit.committer),
  ]);
  return commitBy(context, repository, commit, { author, committer });
}

/** The same, where the accounts are known. */
export function commitBy(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
  commit: Commit,
  accounts: { author?: User; committer?: User },
): Schemas['commit'] {
  const { sha, treeSha, author, committer, message, parents } = commit;
  return {
    ...commitUrls({ urls }, repository, sha),
    node_id: nodeId('Commit', repository.id, sha),
    comments_url: urls.repositoryApi(repository, `/commits/${sha}/comments`),
    commit: {
      author: { ...author },
      committer: { ...committer },
      message,
      tree: {
        sha: treeSha,
        url: urls.repositoryApi(repository, `/git/trees/${treeSha}`),
      },
      url: urls.repositoryApi(repository, `/git/commits/${sha}`),
      comment_count: 0,
      verification: verification(commit),
    },
    author: accounts.author ? simpleUser({ urls }, accounts.author) : null,
    committer: accounts.committer
      ? simpleUser({ urls }, accounts.committer)
      : null,
    parents: parents.map(parent => commitUrls({ urls }, repository, parent)),
  };
}

/** One file of a commit or comparison. */
export function diffEntry(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
  commitSha: string,
  change: FileChange,
): Schemas['diff-entry'] {
  const { path, previousPath, additions, deletions, patch } = change;
  const page = urls.repository(repository);
  return {
    sha: change.sha,
    filename: path,
    status: change.status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${page}/blob/${commitSha}/${encodePath(path)}`,
    raw_url: urls.raw(repository, commitSha, path),
    contents_url: urls.repositoryApi(
      repository,
      `/contents/${encodePath(path)}?ref=${commitSha}`,
    ),
    ...(patch !== undefined && { patch }),
    ...(previousPath !== undefined && { previous_filename: previousPath }),
  };
}
