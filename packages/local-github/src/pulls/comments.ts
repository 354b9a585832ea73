import { Context } from '../context';
import { User } from '../store/AccountStore';
import { IssueComment } from '../store/IssueCommentStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { publishAbout } from './publishAbout';
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
  const { store } = context;
  const created = await store.issueComments.create({
    repositoryId: repository.id,
    number: pullRequest.number,
    authorId: author.id,
    body,
  });
  const touched = await store.pullRequests.touch(pullRequest);
  await publishAbout(context, repository, touched, author, {
    type: 'issue_comment.created',
    comment: await written(context, repository, created),
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
  const { store } = context;
  const after = await store.issueComments.update(before, body);
  await publishAbout(context, repository, pullRequest, sender, {
    type: 'issue_comment.edited',
    comment: await written(context, repository, after),
    previousBody: before.body,
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
  const { store } = context;
  await store.issueComments.remove(removed);
  await publishAbout(context, repository, pullRequest, sender, {
    type: 'issue_comment.deleted',
    comment: await written(context, repository, removed),
  });
}
