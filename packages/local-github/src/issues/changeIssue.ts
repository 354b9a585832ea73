import { Context } from '../context';
import { User } from '../store/AccountStore';
import { Issue, StateReason } from '../store/IssueStore';
import { Repository } from '../store/RepositoryStore';
import { describeIssue } from './describeIssue';
import { publishIssue } from './publishIssue';

type Needed = Pick<Context, 'store' | 'events'>;

/** Changes what an issue says. */
export async function editIssue(
  context: Needed,
  repository: Repository,
  before: Issue,
  sender: User,
  {
    title = before.title,
    body = before.body,
  }: { title?: string; body?: string | null },
): Promise<Issue> {
  const changes = {
    ...(title !== before.title && { title: { from: before.title } }),
    ...(body !== before.body && { body: { from: before.body ?? '' } }),
  };
  if (Object.keys(changes).length === 0) {
    return before;
  }
  const after = await context.store.issues.update(before, { title, body });
  await publishIssue(context, repository, after, sender, {
    type: 'issues.edited',
    changes,
  });
  return after;
}

/** Ends an issue, or says anew why it ended. */
export async function closeIssue(
  context: Needed,
  repository: Repository,
  issue: Issue,
  sender: User,
  reason: Exclude<StateReason, 'reopened'> = 'completed',
): Promise<Issue> {
  if (issue.state === 'closed' && issue.stateReason === reason) {
    return issue;
  }
  const closed = await context.store.issues.close(issue, {
    byId: sender.id,
    reason,
  });
  await publishIssue(context, repository, closed, sender, {
    type: 'issues.closed',
  });
  return closed;
}

export async function reopenIssue(
  context: Needed,
  repository: Repository,
  issue: Issue,
  sender: User,
): Promise<Issue> {
  if (issue.state === 'open') {
    return issue;
  }
  const reopened = await context.store.issues.reopen(issue);
  await publishIssue(context, repository, reopened, sender, {
    type: 'issues.reopened',
  });
  return reopened;
}

/** Removes an issue as if it had never been, but for its number. */
export async function deleteIssue(
  context: Needed,
  repository: Repository,
  issue: Issue,
  sender: User,
): Promise<void> {
  const last = await describeIssue(context, repository, issue);
  await context.store.issues.remove(issue);
  await context.events.publish({
    type: 'issues.deleted',
    repository,
    sender,
    issue: last,
  });
}
