import { Hono } from 'hono';
import { html } from 'hono/html';
import { Context } from '../../context';
import { formTokenField } from '../../http/formToken';
import { openIssue } from '../../issues/openIssue';
import { answerNotFound, Markup, NOTHING } from '../layout';
import { refusalNotice, Refused } from '../refused';
import { answerRepositoryPage } from '../repositoryFrame';
import {
  Change,
  repositoryForm,
  repositoryPage,
  repositoryPath,
  Visit,
} from '../visit';
import { canTriage } from '../pulls/deeds';
import { labelChoices } from './labelsForm';
import { issuePath, issuesPath } from './paths';

interface Draft {
  title: string;
  body: string;
  labels: string[];
}

/** Where an issue is written, and opened. */
export function newIssuePages(context: Context): Hono {
  const app = new Hono();

  repositoryPage(context, app, '/issues/new', async visit =>
    isOpenFor(visit)
      ? answerForm(context, visit, readDraft(new URL(visit.c.req.url)))
      : undefined,
  );

  repositoryForm(
    context,
    app,
    '/issues/new',
    'pull',
    async (change: Change, form) => {
      const { c, repository, viewer } = change;
      if (!isOpenFor(change)) {
        return answerNotFound(c, viewer);
      }
      const draft: Draft = {
        title: form.get('title')?.trim() ?? '',
        body: form.get('body')?.trim() ?? '',
        labels: form.getAll('labels'),
      };
      if (!draft.title) {
        return answerForm(context, change, draft, {
          problem: 'An issue needs a title.',
        });
      }
      const known = await context.store.labels.list(repository.id);
      const issue = await openIssue(context, repository, viewer, {
        title: draft.title,
        body: draft.body || null,
        labels: canTriage(change)
          ? known
              .map(({ name }) => name)
              .filter(name => draft.labels.includes(name))
          : [],
      });
      return c.redirect(issuePath(repositoryPath(repository), issue), 303);
    },
  );

  return app;
}

function isOpenFor({ repository }: Visit): boolean {
  return repository.settings.hasIssues && !repository.isArchived;
}

/** Links may begin an issue, as on GitHub: `?title=…&body=…&labels=bug,support`. */
function readDraft({ searchParams }: URL): Draft {
  return {
    title: searchParams.get('title') ?? '',
    body: searchParams.get('body') ?? '',
    labels: (searchParams.get('labels') ?? '').split(','),
  };
}

async function answerForm(
  context: Context,
  visit: Visit,
  draft: Draft,
  refused?: Refused,
): Promise<Response> {
  const { viewer } = visit;
  return answerRepositoryPage(visit, {
    title: 'New issue',
    tab: 'issues',
    status: refused ? 422 : 200,
    body: html`
      <h2 class="first">New issue</h2>
      ${refusalNotice(refused)}
      ${
        viewer
          ? await draftForm(context, visit, draft)
          : html`<p class="notice">Sign in to open an issue.</p>`
      }
    `,
  });
}

async function draftForm(
  context: Context,
  visit: Visit,
  { title, body, labels }: Draft,
): Promise<Markup> {
  const home = repositoryPath(visit.repository);
  return html`
    <form class="card issue-form" method="post" action="${home}/issues/new">
      ${formTokenField(visit.c)}
      <p class="field">
        <label for="title">Title</label>
        <input
          id="title"
          name="title"
          type="text"
          required
          autocomplete="off"
          value="${title}"
        />
      </p>
      <p class="field">
        <label for="body">Description</label>
        <textarea id="body" name="body" rows="8">${body}</textarea>
        <span class="muted">Markdown is understood.</span>
      </p>
      ${
        canTriage(visit)
          ? html`<h3>Labels</h3>
              ${await labelChoices(context, visit, labels)}`
          : NOTHING
      }
      <p class="actions">
        <a class="button" href="${issuesPath(home)}">Cancel</a>
        <button class="primary">Open issue</button>
      </p>
    </form>
  `;
}
