import type {
  RefAssociatedPullRequestsArgs,
  RepositoryPullRequestsArgs,
} from '@octokit/graphql-schema';
import { BRANCHES, Ref } from '../git/refs';
import { changesOf } from '../pulls/changes';
import { requireUser } from '../pulls/describePullRequest';
import { pullRequestUrls } from '../representations/pullRequests';
import { nodeId } from '../representations/nodeId';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { userNode } from './accounts';
import { connection, PAGING } from './connection';
import { field, GraphqlRequest, Served } from './serve';

export function pullRequestNode(
  request: GraphqlRequest,
  repository: Repository,
  pullRequest: PullRequest,
): Served {
  const { context } = request;
  const { number, head, base, merged } = pullRequest;
  const { html_url: url } = pullRequestUrls(context, repository, pullRequest);
  const changes = () => changesOf(context.git.of(repository), pullRequest);
  return {
    __typename: 'PullRequest',
    id: nodeId('PullRequest', pullRequest.id),
    databaseId: pullRequest.id,
    number,
    url,
    resourcePath: new URL(url).pathname,
    title: pullRequest.title,
    body: pullRequest.body ?? '',
    state: stateOf(pullRequest),
    isDraft: pullRequest.isDraft,
    isCrossRepository: false,
    closed: pullRequest.state === 'closed',
    closedAt: pullRequest.closedAt,
    createdAt: pullRequest.createdAt,
    updatedAt: pullRequest.updatedAt,
    merged: merged !== undefined,
    mergedAt: merged?.at ?? null,
    mergeable: mergeableOf(pullRequest),
    headRefName: head.ref,
    headRefOid: head.sha,
    baseRefName: base.ref,
    baseRefOid: base.sha,
    author: async () =>
      userNode(request, await requireUser(context, pullRequest.authorId)),
    mergedBy: async () =>
      merged
        ? userNode(request, await requireUser(context, merged.byId))
        : null,
    changedFiles: async () => (await changes()).length,
    additions: async () =>
      (await changes()).reduce((sum, each) => sum + each.additions, 0),
    deletions: async () =>
      (await changes()).reduce((sum, each) => sum + each.deletions, 0),
  };
}

/** Of a repository, the oldest first. */
export function pullRequestsField(
  request: GraphqlRequest,
  repository: Repository,
) {
  return field<RepositoryPullRequestsArgs>(
    [...PAGING, 'states', 'headRefName', 'baseRefName'],
    args =>
      listPullRequests(request, repository, args, 'pullRequests', {
        headRef: args.headRefName ?? undefined,
        baseRef: args.baseRefName ?? undefined,
      }),
  );
}

/** Those whose head a branch is. */
export function associatedPullRequestsField(
  request: GraphqlRequest,
  repository: Repository,
  { name }: Ref,
) {
  return field<RefAssociatedPullRequestsArgs>(
    [...PAGING, 'states', 'baseRefName'],
    args =>
      listPullRequests(request, repository, args, 'associatedPullRequests', {
        // No pull request has a tag for its head.
        headRef: name.startsWith(BRANCHES) ? name.slice(BRANCHES.length) : '',
        baseRef: args.baseRefName ?? undefined,
      }),
  );
}

async function listPullRequests(
  request: GraphqlRequest,
  repository: Repository,
  args: RepositoryPullRequestsArgs,
  name: string,
  filter: { headRef?: string; baseRef?: string },
): Promise<Served> {
  const all = await request.context.store.pullRequests.list(
    { repositoryId: repository.id, ...filter },
    { sort: 'created', direction: 'asc' },
  );
  const { states } = args;
  const wanted = all.filter(each => !states || states.includes(stateOf(each)));
  return connection(wanted, args, {
    name,
    key: ({ number }) => number,
    node: each => pullRequestNode(request, repository, each),
  });
}

function stateOf({ state, merged }: PullRequest) {
  if (merged) {
    return 'MERGED';
  }
  return state === 'open' ? 'OPEN' : 'CLOSED';
}

function mergeableOf({ state, mergeSha }: PullRequest) {
  if (state === 'closed') {
    return 'UNKNOWN';
  }
  return mergeSha ? 'MERGEABLE' : 'CONFLICTING';
}
