import { html } from 'hono/html';
import { includes } from '../auth/permissions';
import { formTokenField } from '../http/formToken';
import { Markup, NOTHING } from './layout';
import { repositoryPath, Visit } from './visit';

/** The name of the field that repeats the repository's name. */
export const CONFIRMATION = 'confirmation';

/** What one has to type to delete a repository. */
export function fullName({ repository: { owner, name } }: Visit): string {
  return `${owner.login}/${name}`;
}

/**
 * How a repository is deleted, and by whom. `typed` is what somebody wrote
 * instead of its name.
 */
export function deletionSection(visit: Visit, typed?: string): Markup {
  const { c, repository, permission } = visit;
  const name = fullName(visit);
  if (!includes(permission, 'admin')) {
    const { login, type } = repository.owner;
    return html`
      <h2>Deletion</h2>
      <p class="muted">
        ${
          type === 'Organization'
            ? html`The owners of <a href="/${login}">${login}</a>`
            : html`<a href="/${login}">${login}</a>`
        }
        and this repository's administrators can delete it here.
      </p>
    `;
  }
  return html`
    <section class="card danger" aria-labelledby="deletion">
      <h2 id="deletion">Delete this repository</h2>
      <p>
        Everything goes: files and history, environments, variables and secrets,
        webhooks. There is no way back.
      </p>
      <form
        method="post"
        action="${repositoryPath(repository)}/settings/delete"
      >
        ${formTokenField(c)}
        <p class="field">
          <label for="${CONFIRMATION}"
            >To confirm, type <code>${name}</code></label
          >
          <input
            id="${CONFIRMATION}"
            name="${CONFIRMATION}"
            type="text"
            required
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            ${
              typed === undefined
                ? NOTHING
                : html`value="${typed}" autofocus aria-invalid="true"
                  aria-describedby="deletion-problem"`
            }
          />
          ${
            typed === undefined
              ? NOTHING
              : html`<span id="deletion-problem" class="bad" role="alert"
                  >That is not ${name}: nothing was deleted.</span
                >`
          }
        </p>
        <button class="danger">Delete this repository</button>
      </form>
    </section>
  `;
}
