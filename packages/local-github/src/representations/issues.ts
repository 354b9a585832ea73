import { Context } from '../context';
import { DescribedIssue, PullRequestAsIssue } from '../issues/DescribedIssue';
import {
  IssueOrPullRequest,
  isPullRequest,
} from '../issues/IssueOrPullRequest';
import { Written } from '../pulls/events';
import { IssueComment } from '../store/IssueCommentStore';
import { Repository } from '../store/RepositoryStore';
import { label } from './labels';
import { nodeId } from './nodeId';
import { Portraits, restPortraits } from './Portraits';
import { pullRequestUrls } from './pullRequests';

type WithUrls = Pick<Context, 'urls'>;
type Subject = DescribedIssue | PullRequestAsIssue;

/** An issue, or a pull request as the issue that it also is, in a list. */
export function issueItem(
  context: WithUrls,
  repository: Repository,
  subject: Subject,
) {
  return issueFacts(context, repository, subject, restPortraits(context));
}

/** The same by itself. */
export function issueFull(
  context: WithUrls,
  repository: Repository,
  subject: Subject,
) {
  const closedBy = isPullRequest(subject) ? undefined : subject.closedBy;
  const { account } = restPortraits(context);
  return {
    ...issueItem(context, repository, subject),
    closed_by: closedBy ? account(closedBy) : null,
  };
}

export function issueFacts<A>(
  context: WithUrls,
  repository: Repository,
  subject: Subject,
  portraits: Pick<Portraits<A, unknown, unknown>, 'account'>,
) {
  const { urls } = context;
  const { id, number } = subject;
  const url = urls.repositoryApi(repository, `/issues/${number}`);
  const assignees = subject.assignees.map(portraits.account);
  return {
    url,
    repository_url: urls.repositoryApi(repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    id,
    number,
    title: subject.title,
    body: subject.body,
    user: portraits.account(subject.author),
    labels: subject.labels.map(each => label(context, repository, each)),
    state: subject.state,
    locked: false,
    active_lock_reason: null,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    comments: subject.comments,
    created_at: subject.createdAt,
    updated_at: subject.updatedAt,
    closed_at: subject.closedAt,
    author_association: subject.authorAssociation,
    performed_via_github_app: null,
    reactions: noReactions(url),
    ...(isPullRequest(subject)
      ? pullRequestSide(context, repository, subject)
      : {
          html_url: `${urls.repository(repository)}/issues/${number}`,
          node_id: nodeId('Issue', id),
          state_reason: subject.stateReason,
        }),
  };
}

/** How an issue tells that it is a pull request. */
function pullRequestSide(
  context: WithUrls,
  repository: Repository,
  pullRequest: PullRequestAsIssue,
) {
  const urls = pullRequestUrls(context, repository, pullRequest);
  return {
    html_url: urls.html_url,
    node_id: nodeId('PullRequest', pullRequest.id),
    state_reason: null,
    draft: pullRequest.isDraft,
    pull_request: {
      url: urls.url,
      html_url: urls.html_url,
      diff_url: urls.diff_url,
      patch_url: urls.patch_url,
      merged_at: pullRequest.merged?.at ?? null,
    },
  };
}

export function issueComment(
  context: WithUrls,
  repository: Repository,
  subject: IssueOrPullRequest,
  comment: Written<IssueComment>,
) {
  const portraits = restPortraits(context);
  return commentFacts(context, repository, subject, comment, portraits);
}

export function commentFacts<A>(
  { urls }: WithUrls,
  repository: Repository,
  subject: IssueOrPullRequest,
  comment: Written<IssueComment>,
  portraits: Pick<Portraits<A, unknown, unknown>, 'account'>,
) {
  const { id, number } = comment;
  const kind = isPullRequest(subject) ? 'pull' : 'issues';
  const page = `${urls.repository(repository)}/${kind}/${number}`;
  const url = urls.repositoryApi(repository, `/issues/comments/${id}`);
  return {
    url,
    html_url: `${page}#issuecomment-${id}`,
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
