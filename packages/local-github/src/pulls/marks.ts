import { Context } from '../context';
import { isSameName } from '../isSameName';
import { User } from '../store/AccountStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { publishAbout } from './publishAbout';

type Needed = Pick<Context, 'store' | 'git' | 'events'>;

/** Puts labels on a pull request; those it has already stay as they are. */
export async function addLabels(
  context: Needed,
  repository: Repository,
  pullRequest: PullRequest,
  sender: User,
  names: string[],
): Promise<void> {
  const { store } = context;
  const present = await store.issueMarks.listLabels(pullRequest);
  for (const name of names) {
    if (!present.some(label => isSameName(label.name, name))) {
      const label = await store.issueMarks.addLabel(pullRequest, name);
      await publishAbout(context, repository, pullRequest, sender, {
        type: 'pull_request.labeled',
        label,
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
  const { store } = context;
  for (const label of await store.issueMarks.listLabels(pullRequest)) {
    if (isUnwanted(label.name)) {
      await store.issueMarks.removeLabel(pullRequest, label);
      await publishAbout(context, repository, pullRequest, sender, {
        type: 'pull_request.unlabeled',
        label,
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
  const { store } = context;
  const present = await store.issueMarks.listAssignees(pullRequest);
  for (const assignee of assignees) {
    if (present.some(({ id }) => id === assignee.id) !== isAssigned) {
      await (isAssigned
        ? store.issueMarks.assign(pullRequest, assignee.id)
        : store.issueMarks.unassign(pullRequest, assignee.id));
      await publishAbout(context, repository, pullRequest, sender, {
        type: isAssigned ? 'pull_request.assigned' : 'pull_request.unassigned',
        assignee,
      });
    }
  }
}
