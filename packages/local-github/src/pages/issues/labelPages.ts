import { Hono } from 'hono';
import { html } from 'hono/html';
import { Context } from '../../context';
import { ApiError } from '../../http/ApiError';
import {
  createLabel,
  deleteLabel,
  editLabel,
} from '../../issues/repositoryLabels';
import { Label } from '../../store/LabelStore';
import { answerNotFound, Markup, NOTHING } from '../layout';
import { canWrite } from '../pulls/deeds';
import { refusalNotice } from '../refused';
import { answerRepositoryPage } from '../repositoryFrame';
import {
  Change,
  repositoryForm,
  repositoryPage,
  repositoryPath,
  Visit,
} from '../visit';
import { deletionForm, labelForm, readLabel } from './labelForm';
import { labelBadges } from './marks';
import { labelsPath } from './paths';

type Do = (change: Change, form: URLSearchParams) => Promise<unknown>;

/** The labels of a repository: what they mean, and how to change them. */
export function labelPages(context: Context): Hono {
  const { labels } = context.store;
  const app = new Hono();

  repositoryPage(context, app, '/labels', visit =>
    answerLabels(context, visit),
  );

  /** Does it, or shows the labels again with what spoke against it. */
  const deed = (path: string, act: Do) =>
    repositoryForm(context, app, path, 'push', async (change, form) => {
      const { c, repository, viewer } = change;
      if (repository.isArchived) {
        return answerNotFound(c, viewer);
      }
      try {
        await act(change, form);
      } catch (error) {
        if (error instanceof ApiError) {
          return answerLabels(context, change, problemOf(error, form));
        }
        throw error;
      }
      return c.redirect(labelsPath(repositoryPath(repository)), 303);
    });

  const onOne = (
    path: string,
    act: (change: Change, label: Label, form: URLSearchParams) => unknown,
  ) =>
    deed(path, async (change, form) => {
      const { repository } = change;
      const name = form.get('label') ?? '';
      const label = await labels.find(repository.id, name);
      if (!label) {
        throw new ApiError(404, 'That label is gone.');
      }
      await act(change, label, form);
    });

  deed('/labels', ({ repository, viewer }, form) =>
    createLabel(context, repository, viewer, readLabel(form)),
  );
  onOne('/labels/edit', ({ repository, viewer }, label, form) =>
    editLabel(context, repository, label, viewer, readLabel(form)),
  );
  onOne('/labels/delete', ({ repository, viewer }, label) =>
    deleteLabel(context, repository, label, viewer),
  );

  return app;
}

function problemOf(
  { message, errors = [] }: ApiError,
  form: URLSearchParams,
): string {
  return errors.some(({ code }) => code === 'already_exists')
    ? `There is a label '${form.get('name')}' already.`
    : message;
}

async function answerLabels(
  context: Context,
  visit: Visit,
  problem?: string,
): Promise<Response> {
  const { repository } = visit;
  const [labels, open] = await Promise.all([
    context.store.labels.list(repository.id),
    context.store.labels.countOpen(repository.id),
  ]);
  return answerRepositoryPage(visit, {
    title: 'Labels',
    tab: 'issues',
    status: problem === undefined ? 200 : 422,
    body: html`
      ${refusalNotice(problem === undefined ? undefined : { problem })}
      ${
        canWrite(visit)
          ? html`<details class="card edit" ${problem ? html`open` : NOTHING}>
              <summary>New label</summary>
              ${labelForm(visit)}
            </details>`
          : NOTHING
      }
      <h2>${labels.length === 1 ? '1 label' : `${labels.length} labels`}</h2>
      ${
        labels.length === 0
          ? html`<p class="empty">This repository has no labels.</p>`
          : html`<ul class="cards">
              ${labels.map(each => labelItem(visit, each, open.get(each.id)))}
            </ul>`
      }
    `,
  });
}

function labelItem(visit: Visit, label: Label, open = 0): Markup {
  return html`<li>
    <div class="row">
      <div>
        ${labelBadges(visit.repository, [label])}
        ${
          label.description
            ? html`<p class="muted">${label.description}</p>`
            : NOTHING
        }
      </div>
      <p class="muted">${open > 0 ? `${open} open` : 'Not in use'}</p>
    </div>
    ${
      canWrite(visit)
        ? html`<details class="marking">
            <summary>Edit<span class="unseen"> ${label.name}</span></summary>
            ${labelForm(visit, label)} ${deletionForm(visit, label)}
          </details>`
        : NOTHING
    }
  </li>`;
}
