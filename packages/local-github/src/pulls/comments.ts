import { Context } from '../context';
import { User } from '../store/AccountStore';
import { IssueComment } from '../store/IssueCommentStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { describePullRequest } from './describePullRequest';
import { written } from './reviews';

type Needed = Pick<Context, 'store' | 'git' | 'events'>;

/** Adds to the conversation below a pull request. */
export async function comment(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  author: User,
  body: string,
): Promise<IssueComment> {
  const { store, events } = context;
  const created = await store.issueComments.create({
    repositoryId: repository.id,
    number: pullRequest.number,
    authorId: author.id,
    body,
  });
  const touched = await store.pullRequests.touch(pullRequest);
  await events.publish({
    type: 'issue_comment.created',
    repository,
    sender: author,
    comment: await written(context, repository, created),
    pullRequest: await describePullRequest(context, repository, touched),
  });
  return created;
}

export async function editComment(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  before: IssueComment,
  body: string,
): Promise<IssueComment> {
  const { store, events } = context;
  const after = await store.issueComments.update(before, body);
  await events.publish({
    type: 'issue_comment.edited',
    repository,
    sender,
    comment: await written(context, repository, after),
    previousBody: before.body,
    pullRequest: await describePullRequest(context, repository, pullRequest),
  });
  return after;
}

export async function deleteComment(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  removed: IssueComment,
): Promise<void> {
  const { store, events } = context;
  await store.issueComments.remove(removed);
  await events.publish({
    type: 'issue_comment.deleted',
    repository,
    sender,
    comment: await written(context, repository, removed),
    pullRequest: await describePullRequest(context, repository, pullRequest),
  });
}
