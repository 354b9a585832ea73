import { Hono } from 'hono';
import { html } from 'hono/html';
import { Context } from '../context';
import { Markup, NOTHING } from './layout';
import { blobPath } from './location';
import { answerRepositoryPage } from './repositoryFrame';
import { repositoryPage, repositoryPath, Visit } from './visit';
import {
  readWorkflowFiles,
  Workflow,
  WorkflowFile,
} from '../actions/workflowFiles';

/** The workflows of a repository, which are not run here. */
export function actionsPage(context: Context): Hono {
  const app = new Hono();

  repositoryPage(context, app, '/actions', async visit => {
    const files = await workflowFiles(visit);
    return answerActions(
      visit,
      files.length === 0
        ? html`<p class="empty">
            The branch ${visit.repository.defaultBranch} has no workflow file in
            <code>.github/workflows</code>.
          </p>`
        : html`<div class="cards">
            ${files.map(file => card(visit, file))}
          </div>`,
    );
  });

  repositoryPage(context, app, '/actions/workflows/:file', async visit => {
    const files = await workflowFiles(visit);
    const file = files.find(({ name }) => name === visit.c.req.param('file'));
    return (
      file &&
      answerActions(
        visit,
        html`
          <div class="cards">${card(visit, file)}</div>
          ${
            files.length > 1
              ? html`<p>
                  <a href="${repositoryPath(visit.repository)}/actions"
                    >All workflows</a
                  >
                </p>`
              : NOTHING
          }
        `,
        file.name,
      )
    );
  });

  return app;
}

async function workflowFiles({
  objects,
  repository,
}: Visit): Promise<WorkflowFile[]> {
  const commit = await objects.resolveCommit(repository.defaultBranch);
  return commit ? readWorkflowFiles(objects, commit) : [];
}

function answerActions(
  visit: Visit,
  workflows: Markup,
  file?: string,
): Promise<Response> {
  return answerRepositoryPage(visit, {
    title: file ? `Actions · ${file}` : 'Actions',
    tab: 'actions',
    body: html`
      <p class="notice">
        <strong>This local GitHub does not run workflows.</strong> On github.com
        they start by themselves when one of their events happens, and their
        runs and logs are listed here.
      </p>
      ${workflows}
    `,
  });
}

function card(visit: Visit, { name, path, workflow }: WorkflowFile): Markup {
  const home = repositoryPath(visit.repository);
  const source = blobPath(home, visit.repository.defaultBranch, path);
  return html`
    <section class="card">
      <h2 class="name">
        <a href="${home}/actions/workflows/${encodeURIComponent(name)}"
          >${workflow?.name ?? name}</a
        >
      </h2>
      <p>
        <a href="${source}"><code>${path}</code></a>
      </p>
      ${
        workflow
          ? whatItWouldDo(workflow)
          : html`<p class="bad">
              This file does not read as a workflow: github.com would not run it
              either.
            </p>`
      }
    </section>
  `;
}

function whatItWouldDo({ on, jobs }: Workflow): Markup {
  return html`
    <p>On github.com it would start on ${list(on)}, and run:</p>
    <ol class="jobs">
      ${Object.entries(jobs).map(
        ([id, { name, needs, environment }]) =>
          html`<li>
            <strong>${name ?? id}</strong>
            ${needs.length > 0 ? html`after ${list(needs)}` : NOTHING}
            ${
              environment
                ? html`in the environment <code>${environment}</code>`
                : NOTHING
            }
          </li>`,
      )}
    </ol>
  `;
}

function list(words: string[]): Markup {
  return html`${words.map(
    (word, index) => html`${index > 0 ? ', ' : NOTHING}<code>${word}</code>`,
  )}`;
}
