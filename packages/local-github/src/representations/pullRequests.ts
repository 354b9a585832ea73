import { Context } from '../context';
import {
  DescribedPullRequest,
  ListedPullRequest,
} from '../pulls/DescribedPullRequest';
import { BranchTip, PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { label } from './labels';
import { nodeId } from './nodeId';
import { Portraits, restPortraits } from './Portraits';

type WithUrls = Pick<Context, 'urls'>;

/** The addresses of a pull request, which is an issue, too. */
export function pullRequestUrls(
  { urls }: WithUrls,
  repository: Repository,
  { number, head }: Pick<PullRequest, 'number' | 'head'>,
) {
  const url = urls.repositoryApi(repository, `/pulls/${number}`);
  const issue = urls.repositoryApi(repository, `/issues/${number}`);
  const page = `${urls.repository(repository)}/pull/${number}`;
  return {
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: urls.repositoryApi(
      repository,
      '/pulls/comments{/number}',
    ),
    comments_url: `${issue}/comments`,
    statuses_url: urls.repositoryApi(repository, `/statuses/${head.sha}`),
  };
}

/** A pull request as a list shows it. */
export function pullRequestSimple(
  context: WithUrls,
  repository: Repository,
  pullRequest: ListedPullRequest,
) {
  return pullRequestFacts(
    context,
    repository,
    pullRequest,
    restPortraits(context),
  );
}

/** A pull request by itself, with what takes a look at its commits. */
export function pullRequestFull(
  context: WithUrls,
  repository: Repository,
  pullRequest: DescribedPullRequest,
) {
  const portraits = restPortraits(context);
  return {
    ...pullRequestFacts(context, repository, pullRequest, portraits),
    ...pullRequestCounts(pullRequest, portraits),
  };
}

export function pullRequestFacts<A, R, T>(
  context: WithUrls,
  repository: Repository,
  pullRequest: ListedPullRequest,
  portraits: Portraits<A, R, T>,
) {
  const { owner } = repository;
  const urls = pullRequestUrls(context, repository, pullRequest);
  const assignees = pullRequest.assignees.map(portraits.account);
  const tip = ({ ref, sha }: BranchTip) => ({
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    user: portraits.account(owner),
    repo: portraits.repository(repository),
  });
  return {
    ...urls,
    id: pullRequest.id,
    node_id: nodeId('PullRequest', pullRequest.id),
    number: pullRequest.number,
    state: pullRequest.state,
    locked: false,
    active_lock_reason: null,
    title: pullRequest.title,
    body: pullRequest.body,
    user: portraits.account(pullRequest.author),
    author_association: pullRequest.authorAssociation,
    draft: pullRequest.isDraft,
    created_at: pullRequest.createdAt,
    updated_at: pullRequest.updatedAt,
    closed_at: pullRequest.closedAt,
    merged_at: pullRequest.merged?.at ?? null,
    merge_commit_sha: pullRequest.merged?.sha ?? pullRequest.mergeSha ?? null,
    assignee: assignees[0] ?? null,
    assignees,
    requested_reviewers: pullRequest.requestedReviewers.map(portraits.account),
    requested_teams:
      owner.type === 'Organization'
        ? pullRequest.requestedTeams.map(team => portraits.team(owner, team))
        : [],
    labels: pullRequest.labels.map(each => label(context, repository, each)),
    milestone: null,
    auto_merge: null,
    head: tip(pullRequest.head),
    base: tip(pullRequest.base),
    _links: {
      self: { href: urls.url },
      html: { href: urls.html_url },
      issue: { href: urls.issue_url },
      comments: { href: urls.comments_url },
      review_comments: { href: urls.review_comments_url },
      review_comment: { href: urls.review_comment_url },
      commits: { href: urls.commits_url },
      statuses: { href: urls.statuses_url },
    },
  };
}

export function pullRequestCounts<A>(
  pullRequest: DescribedPullRequest,
  portraits: Pick<Portraits<A, unknown, unknown>, 'account'>,
) {
  const { merged, mergedBy, isMergeable } = pullRequest;
  return {
    merged: merged !== undefined,
    merged_by: mergedBy ? portraits.account(mergedBy) : null,
    mergeable: isMergeable ?? null,
    // Only replaying every commit would tell.
    rebaseable: null,
    mergeable_state: pullRequest.mergeableState,
    comments: pullRequest.comments,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: pullRequest.commits,
    additions: pullRequest.additions,
    deletions: pullRequest.deletions,
    changed_files: pullRequest.changedFiles,
  };
}
