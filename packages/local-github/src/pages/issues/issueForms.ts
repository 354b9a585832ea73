import { Hono } from 'hono';
import { Context } from '../../context';
import { ApiError } from '../../http/ApiError';
import {
  closeIssue,
  deleteIssue,
  editIssue,
  reopenIssue,
} from '../../issues/changeIssue';
import { comment } from '../../issues/comments';
import {
  findIssueOrPullRequest,
  IssueOrPullRequest,
  isPullRequest,
} from '../../issues/IssueOrPullRequest';
import { setAssignees, setLabels } from '../../issues/marks';
import { possibleAssignees } from '../../issues/possibleAssignees';
import { Issue } from '../../store/IssueStore';
import { Permission, Repository } from '../../store/RepositoryStore';
import { answerNotFound } from '../layout';
import { canEdit, canTriage } from '../pulls/deeds';
import { sentenceOf } from '../refused';
import { Change, repositoryForm, repositoryPath } from '../visit';
import { answerIssue } from './issuePage';
import { issuePath, issuesPath } from './paths';

type Do<S extends IssueOrPullRequest> = (
  change: Change,
  subject: S,
  form: URLSearchParams,
) => Promise<unknown>;

/** What people do to an issue on its page; marks are for pull requests, too. */
export function issueForms(context: Context): Hono {
  const app = new Hono();

  /** Does it, or shows the issue again with what spoke against it. */
  const form = <S extends IssueOrPullRequest>(
    name: string,
    needed: Permission,
    find: (repository: Repository, number: number) => Promise<S | undefined>,
    act: Do<S>,
  ) =>
    repositoryForm(
      context,
      app,
      `/issues/:number/${name}`,
      needed,
      async (change, fields) => {
        const { c, repository, viewer } = change;
        const subject = await find(repository, Number(c.req.param('number')));
        if (!subject || repository.isArchived) {
          return answerNotFound(c, viewer);
        }
        try {
          await act(change, subject, fields);
        } catch (error) {
          const issue: IssueOrPullRequest = subject;
          if (error instanceof ApiError && !isPullRequest(issue)) {
            return answerIssue(context, change, issue, {
              problem: sentenceOf(error),
              text: fields.get('text') ?? undefined,
            });
          }
          throw error;
        }
        return c.redirect(issuePath(repositoryPath(repository), subject), 303);
      },
    );

  const deed = (name: string, act: Do<Issue>) =>
    form(
      name,
      'pull',
      ({ id }, number) => context.store.issues.find(id, number),
      act,
    );

  const mark = (name: string, act: Do<IssueOrPullRequest>) =>
    form(
      name,
      'triage',
      (repository, number) =>
        findIssueOrPullRequest(context, repository, number),
      act,
    );

  deed('reply', (change, issue, fields) =>
    reply(context, change, issue, fields),
  );

  deed('edit', async (change, issue, fields) => {
    if (!canEdit(change, issue)) {
      throw new ApiError(
        403,
        'Only its author and those with write access can do that.',
      );
    }
    await editIssue(context, change.repository, issue, change.viewer, {
      title: fields.get('title')?.trim() || issue.title,
      body: fields.get('body')?.trim() || null,
    });
  });

  repositoryForm(
    context,
    app,
    '/issues/:number/delete',
    'admin',
    async ({ c, repository, viewer }) => {
      const number = Number(c.req.param('number'));
      const issue = await context.store.issues.find(repository.id, number);
      if (!issue || repository.isArchived) {
        return answerNotFound(c, viewer);
      }
      await deleteIssue(context, repository, issue, viewer);
      return c.redirect(issuesPath(repositoryPath(repository)), 303);
    },
  );

  mark('labels', async ({ repository, viewer }, subject, fields) => {
    const known = await context.store.labels.list(repository.id);
    const chosen = fields.getAll('labels');
    const names = known
      .map(({ name }) => name)
      .filter(name => chosen.includes(name));
    await setLabels(context, repository, subject, viewer, names);
  });

  mark('assignees', async ({ repository, viewer }, subject, fields) => {
    const people = await possibleAssignees(context, repository);
    const chosen = fields.getAll('assignees');
    const assignees = people.filter(({ login }) => chosen.includes(login));
    await setAssignees(context, repository, subject, viewer, assignees);
  });

  return app;
}

async function reply(
  context: Context,
  change: Change,
  issue: Issue,
  fields: URLSearchParams,
): Promise<void> {
  const { repository, viewer } = change;
  const text = fields.get('text')?.trim() ?? '';
  const ends = ['completed', 'not_planned'] as const;
  const reason = ends.find(each => each === fields.get('deed'));
  const reopens = fields.get('deed') === 'reopened';
  if (!text && !reason && !reopens) {
    throw new ApiError(422, 'A comment needs some words.');
  }
  if (
    (reason || reopens) &&
    !canTriage(change) &&
    viewer.id !== issue.authorId
  ) {
    throw new ApiError(
      403,
      'Only its author and those who triage can close or reopen it.',
    );
  }
  if (text) {
    await comment(context, repository, issue, viewer, text);
  }
  if (reason) {
    await closeIssue(context, repository, issue, viewer, reason);
  }
  if (reopens) {
    await reopenIssue(context, repository, issue, viewer);
  }
}
