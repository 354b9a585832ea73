import { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { Context } from '../context';
import { forbidden } from '../http/ApiError';
import { closeIssue, editIssue, reopenIssue } from '../issues/changeIssue';
import {
  IssueOrPullRequest,
  isPullRequest,
} from '../issues/IssueOrPullRequest';
import { setAssignees, setLabels } from '../issues/marks';
import { closePullRequest, reopenPullRequest } from '../pulls/closePullRequest';
import { editPullRequest } from '../pulls/editPullRequest';
import { User } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';
import { findAssignees, mayTriage } from './issue';
import { labelNames, noMilestone } from './issueWords';
import { requireEditor, requireParticipant } from './pullRequest';

export const changeBody = z.object({
  title: z.coerce.string().trim().min(1).optional(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']).optional(),
  state_reason: z
    .enum(['completed', 'not_planned', 'duplicate', 'reopened'])
    .nullish(),
  labels: labelNames.optional(),
  assignee: z.string().nullish(),
  assignees: z.array(z.string()).optional(),
  milestone: noMilestone,
});

type Change = z.output<typeof changeBody>;

/** Changes an issue or a pull request in whatever a request names. */
export async function changeAsAsked(
  context: Context,
  c: HonoContext,
  subject: IssueOrPullRequest,
  change: Change,
): Promise<void> {
  const repository: Repository = c.get('repository');
  const { user } = requireParticipant(c);
  const { title, body, labels, state } = change;
  if (!mayTriage(c) && user.id !== subject.authorId) {
    throw forbidden('Must have triage access to Repository.');
  }
  if (title !== undefined || body !== undefined) {
    requireEditor(c, subject);
  }

  const edited = isPullRequest(subject)
    ? await editPullRequest(context, repository, subject, user, { title, body })
    : await editIssue(context, repository, subject, user, { title, body });
  if (state) {
    await setState(context, repository, edited, user, { ...change, state });
  }
  // As on GitHub, what only triagers may say is dropped without a word.
  if (labels && mayTriage(c)) {
    await setLabels(context, repository, edited, user, labels);
  }
  const logins = assigneesOf(change);
  if (logins && mayTriage(c)) {
    const assignees = await findAssignees(context, repository, logins);
    await setAssignees(context, repository, edited, user, assignees);
  }
}

async function setState(
  context: Context,
  repository: Repository,
  subject: IssueOrPullRequest,
  user: User,
  {
    state,
    state_reason: reason,
  }: Pick<Change, 'state_reason'> & { state: 'open' | 'closed' },
): Promise<void> {
  if (isPullRequest(subject)) {
    if (state !== subject.state) {
      const act = state === 'closed' ? closePullRequest : reopenPullRequest;
      await act(context, repository, subject, user);
    }
  } else if (state === 'open') {
    await reopenIssue(context, repository, subject, user);
  } else if (subject.state === 'open' || reason) {
    const given = reason && reason !== 'reopened' ? reason : undefined;
    await closeIssue(context, repository, subject, user, given);
  }
}

/** `assignee` is what it was called when there could be only one. */
function assigneesOf({ assignees, assignee }: Change): string[] | undefined {
  if (assignees || assignee === undefined) {
    return assignees;
  }
  return assignee ? [assignee] : [];
}
