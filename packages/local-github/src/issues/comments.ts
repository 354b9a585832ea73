import { Context } from '../context';
import { NewsOf } from '../pulls/publishAbout';
import { written } from '../pulls/reviews';
import { User } from '../store/AccountStore';
import { IssueComment } from '../store/IssueCommentStore';
import { Repository } from '../store/RepositoryStore';
import { describeAsIssue } from './describeIssue';
import { IssueCommentEvent } from './events';
import { IssueOrPullRequest, touch } from './IssueOrPullRequest';

type Needed = Pick<Context, 'store' | 'events'>;

/** Adds to the conversation below an issue or a pull request. */
export async function comment(
  context: Needed,
  repository: Repository,
  subject: IssueOrPullRequest,
  author: User,
  body: string,
): Promise<IssueComment> {
  const created = await context.store.issueComments.create({
    repositoryId: repository.id,
    number: subject.number,
    authorId: author.id,
    body,
  });
  await publish(context, repository, subject, author, {
    type: 'issue_comment.created',
    comment: await written(context, repository, created),
  });
  return created;
}

export async function editComment(
  context: Needed,
  repository: Repository,
  subject: IssueOrPullRequest,
  sender: User,
  before: IssueComment,
  body: string,
): Promise<IssueComment> {
  const after = await context.store.issueComments.update(before, body);
  await publish(context, repository, subject, sender, {
    type: 'issue_comment.edited',
    comment: await written(context, repository, after),
    previousBody: before.body,
  });
  return after;
}

export async function deleteComment(
  context: Needed,
  repository: Repository,
  subject: IssueOrPullRequest,
  sender: User,
  removed: IssueComment,
): Promise<void> {
  await context.store.issueComments.remove(removed);
  await publish(context, repository, subject, sender, {
    type: 'issue_comment.deleted',
    comment: await written(context, repository, removed),
  });
}

async function publish(
  context: Needed,
  repository: Repository,
  subject: IssueOrPullRequest,
  sender: User,
  news: NewsOf<IssueCommentEvent>,
): Promise<void> {
  const touched = await touch(context, subject);
  await context.events.publish({
    ...news,
    repository,
    sender,
    subject: await describeAsIssue(context, repository, touched),
  });
}
