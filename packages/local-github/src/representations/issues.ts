import { Context } from '../context';
import { DescribedPullRequest } from '../pulls/DescribedPullRequest';
import { Written } from '../pulls/events';
import { IssueComment } from '../store/IssueCommentStore';
import { Repository } from '../store/RepositoryStore';
import { label } from './labels';
import { nodeId } from './nodeId';
import { Portraits, restPortraits } from './Portraits';
import { pullRequestUrls } from './pullRequests';

type WithUrls = Pick<Context, 'urls'>;

/** A pull request as the issue that it also is. */
export function pullRequestIssue(
  context: WithUrls,
  repository: Repository,
  pullRequest: DescribedPullRequest,
) {
  return issueFacts(context, repository, pullRequest, restPortraits(context));
}

export function issueFacts<A>(
  context: WithUrls,
  repository: Repository,
  pullRequest: DescribedPullRequest,
  portraits: Pick<Portraits<A, unknown, unknown>, 'account'>,
) {
  const urls = pullRequestUrls(context, repository, pullRequest);
  const url = urls.issue_url;
  const assignees = pullRequest.assignees.map(portraits.account);
  return {
    url,
    repository_url: context.urls.repositoryApi(repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: urls.comments_url,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: urls.html_url,
    id: pullRequest.id,
    node_id: nodeId('PullRequest', pullRequest.id),
    number: pullRequest.number,
    title: pullRequest.title,
    body: pullRequest.body,
    user: portraits.account(pullRequest.author),
    labels: pullRequest.labels.map(each => label(context, repository, each)),
    state: pullRequest.state,
    state_reason: null,
    locked: false,
    active_lock_reason: null,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    comments: pullRequest.comments,
    created_at: pullRequest.createdAt,
    updated_at: pullRequest.updatedAt,
    closed_at: pullRequest.closedAt,
    author_association: pullRequest.authorAssociation,
    draft: pullRequest.isDraft,
    performed_via_github_app: null,
    pull_request: {
      url: urls.url,
      html_url: urls.html_url,
      diff_url: urls.diff_url,
      patch_url: urls.patch_url,
      merged_at: pullRequest.merged?.at ?? null,
    },
    reactions: noReactions(url),
  };
}

export function issueComment(
  context: WithUrls,
  repository: Repository,
  comment: Written<IssueComment>,
) {
  return commentFacts(context, repository, comment, restPortraits(context));
}

export function commentFacts<A>(
  { urls }: WithUrls,
  repository: Repository,
  comment: Written<IssueComment>,
  portraits: Pick<Portraits<A, unknown, unknown>, 'account'>,
) {
  const { id, number } = comment;
  const url = urls.repositoryApi(repository, `/issues/comments/${id}`);
  return {
    url,
    html_url: `${urls.repository(repository)}/pull/${number}#issuecomment-${id}`,
    issue_url: urls.repositoryApi(repository, `/issues/${number}`),
    id,
    node_id: nodeId('IssueComment', id),
    user: portraits.account(comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: comment.authorAssociation,
    body: comment.body,
    performed_via_github_app: null,
    reactions: noReactions(url),
  };
}

/** Reactions are not served, so there are none. */
function noReactions(url: string) {
  return {
    url: `${url}/reactions`,
    total_count: 0,
    '+1': 0,
    '-1': 0,
    laugh: 0,
    hooray: 0,
    confused: 0,
    heart: 0,
    rocket: 0,
    eyes: 0,
  };
}
