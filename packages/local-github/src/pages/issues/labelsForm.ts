import { html } from 'hono/html';
import { Context } from '../../context';
import { formTokenField } from '../../http/formToken';
import { Label } from '../../store/LabelStore';
import { Markup, NOTHING } from '../layout';
import { repositoryPath, Visit } from '../visit';
import { swatch } from './marks';
import { issuePath, labelsPath } from './paths';

/** Says which labels an issue or a pull request carries. */
export async function labelsForm(
  context: Context,
  visit: Visit,
  { number, labels }: { number: number; labels: Label[] },
): Promise<Markup> {
  const home = repositoryPath(visit.repository);
  const present = labels.map(({ name }) => name);
  return html`<form
    method="post"
    action="${issuePath(home, { number })}/labels"
  >
    ${formTokenField(visit.c)} ${await labelChoices(context, visit, present)}
    <button>Save labels</button>
  </form>`;
}

/** All labels of a repository, to tick. */
export async function labelChoices(
  context: Context,
  { repository }: Visit,
  ticked: string[],
): Promise<Markup> {
  const labels = await context.store.labels.list(repository.id);
  if (labels.length === 0) {
    return html`<p class="muted">
      <a href="${labelsPath(repositoryPath(repository))}"
        >This repository has no labels.</a
      >
    </p>`;
  }
  return html`<fieldset class="ticks">
    <legend class="unseen">Labels</legend>
    ${labels.map(
      ({ name, color, description }) =>
        html`<label title="${description ?? ''}">
          <input
            type="checkbox"
            name="labels"
            value="${name}"
            ${ticked.includes(name) ? html`checked` : NOTHING}
          />
          ${swatch({ color })} ${name}
        </label>`,
    )}
  </fieldset>`;
}
