import { html } from 'hono/html';
import { includes } from '../../auth/permissions';
import { formTokenField } from '../../http/formToken';
import { DescribedPullRequest } from '../../pulls/DescribedPullRequest';
import { Permission } from '../../store/RepositoryStore';
import { Markup } from '../layout';
import { repositoryPath, Visit } from '../visit';
import { pullPath } from './paths';

/** A form of one button, for what needs no more words. */
export function postButton(
  { c, repository }: Visit,
  pullRequest: DescribedPullRequest,
  deed: string,
  label: string,
): Markup {
  return html`<form
    method="post"
    action="${pullPath(repositoryPath(repository), pullRequest)}/${deed}"
  >
    ${formTokenField(c)}
    <button>${label}</button>
  </form>`;
}

/** Whether the visitor may merge, and what comes with that. */
export function canWrite(visit: Visit): boolean {
  return may(visit, 'push');
}

/** Whether the visitor may say what something is, and whose. */
export function canTriage(visit: Visit): boolean {
  return may(visit, 'triage');
}

/** Authors may always change what they wrote. */
export function canEdit(
  visit: Visit,
  { authorId }: { authorId: number },
): boolean {
  const { viewer, repository } = visit;
  return canWrite(visit) || (viewer?.id === authorId && !repository.isArchived);
}

function may(
  { viewer, permission, repository }: Visit,
  needed: Permission,
): boolean {
  return (
    viewer !== undefined &&
    includes(permission, needed) &&
    !repository.isArchived
  );
}
