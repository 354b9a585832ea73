import { html } from 'hono/html';
import { Context } from '../../context';
import { formTokenField } from '../../http/formToken';
import { DescribedIssue } from '../../issues/DescribedIssue';
import { possibleAssignees } from '../../issues/possibleAssignees';
import { avatar, Markup, NOTHING } from '../layout';
import { canTriage } from '../pulls/deeds';
import { repositoryPath, Visit } from '../visit';
import { labelsForm } from './labelsForm';
import { labelBadges } from './marks';
import { issuePath } from './paths';

/** Beside an issue: what it is and whose, and the ways to change that. */
export async function markSections(
  context: Context,
  visit: Visit,
  issue: DescribedIssue,
): Promise<Markup> {
  const { labels, assignees } = issue;
  const isTriager = canTriage(visit);
  return html`
    <h2>Labels</h2>
    ${
      labels.length > 0
        ? labelBadges(visit.repository, labels)
        : html`<p class="muted">None yet</p>`
    }
    ${
      isTriager
        ? html`<details class="marking">
            <summary>Edit labels</summary>
            ${await labelsForm(context, visit, issue)}
          </details>`
        : NOTHING
    }
    <h2>Assignees</h2>
    ${
      assignees.length > 0
        ? html`<ul class="accounts">
            ${assignees.map(
              user =>
                html`<li>
                  <a class="person" href="/${user.login}"
                    >${avatar(user)}${user.login}</a
                  >
                </li>`,
            )}
          </ul>`
        : html`<p class="muted">Nobody yet</p>`
    }
    ${
      isTriager
        ? html`<details class="marking">
            <summary>Edit assignees</summary>
            ${await assigneesForm(context, visit, issue)}
          </details>`
        : NOTHING
    }
  `;
}

async function assigneesForm(
  context: Context,
  { c, repository }: Visit,
  issue: DescribedIssue,
): Promise<Markup> {
  const people = await possibleAssignees(context, repository);
  const present = issue.assignees.map(({ id }) => id);
  return html`<form
    method="post"
    action="${issuePath(repositoryPath(repository), issue)}/assignees"
  >
    ${formTokenField(c)}
    <fieldset class="ticks">
      <legend class="unseen">Assignees</legend>
      ${people.map(
        ({ id, login, name }) =>
          html`<label title="${name ?? ''}">
            <input
              type="checkbox"
              name="assignees"
              value="${login}"
              ${present.includes(id) ? html`checked` : NOTHING}
            />
            ${login}
          </label>`,
      )}
    </fieldset>
    <button>Save assignees</button>
  </form>`;
}
