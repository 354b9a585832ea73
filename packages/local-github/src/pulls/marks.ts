import { Context } from '../context';
import { User } from '../store/AccountStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { describePullRequest } from './describePullRequest';

type Needed = Pick<Context, 'store' | 'git' | 'events'>;

/** Puts labels on a pull request; those it has already stay as they are. */
export async function addLabels(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  names: string[],
): Promise<void> {
  const { store, events } = context;
  const present = await store.issueMarks.listLabels(pullRequest);
  for (const name of names) {
    if (!present.some(label => isSame(label.name, name))) {
      const label = await store.issueMarks.addLabel(pullRequest, name);
      await events.publish({
        type: 'pull_request.labeled',
        repository,
        sender,
        label,
        pullRequest: await describePullRequest(
          context,
          repository,
          pullRequest,
        ),
      });
    }
  }
}

/** Takes labels off. */
export async function removeLabels(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  isUnwanted: (name: string) => boolean,
): Promise<void> {
  const { store, events } = context;
  for (const label of await store.issueMarks.listLabels(pullRequest)) {
    if (isUnwanted(label.name)) {
      await store.issueMarks.removeLabel(pullRequest, label);
      await events.publish({
        type: 'pull_request.unlabeled',
        repository,
        sender,
        label,
        pullRequest: await describePullRequest(
          context,
          repository,
          pullRequest,
        ),
      });
    }
  }
}

/** Says whose a pull request is, or no longer is. */
export async function setAssigned(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  { assignees, isAssigned }: { assignees: User[]; isAssigned: boolean },
): Promise<void> {
  const { store, events } = context;
  const present = await store.issueMarks.listAssignees(pullRequest);
  for (const assignee of assignees) {
    if (present.some(({ id }) => id === assignee.id) !== isAssigned) {
      await (isAssigned
        ? store.issueMarks.assign(pullRequest, assignee.id)
        : store.issueMarks.unassign(pullRequest, assignee.id));
      await events.publish({
        type: isAssigned ? 'pull_request.assigned' : 'pull_request.unassigned',
        repository,
        sender,
        assignee,
        pullRequest: await describePullRequest(
          context,
          repository,
          pullRequest,
        ),
      });
    }
  }
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
