import { html } from 'hono/html';
import { includes } from '../../auth/permissions';
import { formTokenField } from '../../http/formToken';
import { DescribedPullRequest } from '../../pulls/DescribedPullRequest';
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
export function canWrite({ viewer, permission, repository }: Visit): boolean {
  return (
    viewer !== undefined &&
    includes(permission, 'push') &&
    !repository.isArchived
  );
}

/** Authors may always change what they proposed. */
export function canEdit(
  visit: Visit,
  { authorId }: Pick<DescribedPullRequest, 'authorId'>,
): boolean {
  const { viewer, repository } = visit;
  return canWrite(visit) || (viewer?.id === authorId && !repository.isArchived);
}
