import { Context } from '../context';
import { isSameName } from '../isSameName';
import { publishAbout } from '../pulls/publishAbout';
import { User } from '../store/AccountStore';
import { Label } from '../store/LabelStore';
import { Repository } from '../store/RepositoryStore';
import { IssueOrPullRequest, isPullRequest, touch } from './IssueOrPullRequest';
import { publishIssue } from './publishIssue';

type Needed = Pick<Context, 'store' | 'git' | 'events'>;

/** Puts labels on; those that are there already stay as they are. */
export async function addLabels(
  context: Needed,
  repository: Repository,
  subject: IssueOrPullRequest,
  sender: User,
  names: string[],
): Promise<void> {
  const { store } = context;
  const present = await store.issueMarks.listLabels(subject);
  for (const name of names) {
    if (!present.some(label => isSameName(label.name, name))) {
      const label = await store.issueMarks.addLabel(subject, name);
      present.push(label);
      await tellOfLabel(context, repository, subject, sender, 'labeled', label);
    }
  }
}

/** Takes labels off. */
export async function removeLabels(
  context: Needed,
  repository: Repository,
  subject: IssueOrPullRequest,
  sender: User,
  isUnwanted: (name: string) => boolean,
): Promise<void> {
  const { store } = context;
  for (const label of await store.issueMarks.listLabels(subject)) {
    if (isUnwanted(label.name)) {
      await store.issueMarks.removeLabel(subject, label);
      await tellOfLabel(
        context,
        repository,
        subject,
        sender,
        'unlabeled',
        label,
      );
    }
  }
}

/** Leaves these labels and no others. */
export async function setLabels(
  context: Needed,
  repository: Repository,
  subject: IssueOrPullRequest,
  sender: User,
  names: string[],
): Promise<void> {
  await removeLabels(
    context,
    repository,
    subject,
    sender,
    present => !names.some(name => isSameName(name, present)),
  );
  await addLabels(context, repository, subject, sender, names);
}

/** Says whose an issue or a pull request is, or no longer is. */
export async function setAssigned(
  context: Needed,
  repository: Repository,
  subject: IssueOrPullRequest,
  sender: User,
  { assignees, isAssigned }: { assignees: User[]; isAssigned: boolean },
): Promise<void> {
  const { issueMarks } = context.store;
  const present = await issueMarks.listAssignees(subject);
  for (const assignee of assignees) {
    if (present.some(({ id }) => id === assignee.id) !== isAssigned) {
      await (isAssigned
        ? issueMarks.assign(subject, assignee.id)
        : issueMarks.unassign(subject, assignee.id));
      const action = isAssigned ? 'assigned' : 'unassigned';
      await tellOfAssignee(
        context,
        repository,
        subject,
        sender,
        action,
        assignee,
      );
    }
  }
}

/** Leaves these assignees and no others. */
export async function setAssignees(
  context: Needed,
  repository: Repository,
  subject: IssueOrPullRequest,
  sender: User,
  assignees: User[],
): Promise<void> {
  const present = await context.store.issueMarks.listAssignees(subject);
  const spare = present.filter(
    ({ id }) => !assignees.some(assignee => assignee.id === id),
  );
  const assign = (users: User[], isAssigned: boolean) =>
    setAssigned(context, repository, subject, sender, {
      assignees: users,
      isAssigned,
    });
  await assign(spare, false);
  await assign(assignees, true);
}

async function tellOfLabel(
  context: Needed,
  repository: Repository,
  subject: IssueOrPullRequest,
  sender: User,
  action: 'labeled' | 'unlabeled',
  label: Label,
): Promise<void> {
  const touched = await touch(context, subject);
  await (isPullRequest(touched)
    ? publishAbout(context, repository, touched, sender, {
        type: `pull_request.${action}`,
        label,
      })
    : publishIssue(context, repository, touched, sender, {
        type: `issues.${action}`,
        label,
      }));
}

async function tellOfAssignee(
  context: Needed,
  repository: Repository,
  subject: IssueOrPullRequest,
  sender: User,
  action: 'assigned' | 'unassigned',
  assignee: User,
): Promise<void> {
  const touched = await touch(context, subject);
  await (isPullRequest(touched)
    ? publishAbout(context, repository, touched, sender, {
        type: `pull_request.${action}`,
        assignee,
      })
    : publishIssue(context, repository, touched, sender, {
        type: `issues.${action}`,
        assignee,
      }));
}
