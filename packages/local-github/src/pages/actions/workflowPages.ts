import { Hono } from 'hono';
import { html } from 'hono/html';
import { knownWorkflows } from '../../actions/knownWorkflows';
import { Context } from '../../context';
import { ApiError } from '../../http/ApiError';
import { WorkflowRunFilter } from '../../store/workflowRunFilter';
import { Workflow } from '../../store/WorkflowStore';
import { Markup, NOTHING } from '../layout';
import { blobPath } from '../location';
import { askedPage, pageLinks } from '../pageLinks';
import { answerRepositoryPage, badge } from '../repositoryFrame';
import {
  repositoryForm,
  repositoryPage,
  repositoryPath,
  Visit,
} from '../visit';
import { dispatchInputsOf, environmentNames } from './dispatchable';
import { dispatchedInputs, dispatchForm } from './dispatchForm';
import { runPath, workflowPath } from './paths';
import { askedRuns, AskedRuns, runFilterForm } from './runFilterForm';
import { runList } from './runList';

const PAGE = 25;

type Refused = { form: URLSearchParams; problem: string };

/** The workflows of a repository and their runs. */
export function workflowPages(context: Context): Hono {
  const app = new Hono();

  repositoryPage(context, app, '/actions', async visit => {
    const all = await knownWorkflows(context, visit.repository);
    return answerRuns(context, visit, all);
  });

  repositoryPage(context, app, '/actions/workflows/:file', async visit => {
    const all = await knownWorkflows(context, visit.repository);
    const shown = findByFile(all, visit);
    return shown && answerRuns(context, visit, all, shown);
  });

  repositoryForm(
    context,
    app,
    '/actions/workflows/:file',
    'push',
    async (change, form) => {
      const { c, repository, viewer } = change;
      const all = await knownWorkflows(context, repository);
      const workflow = findByFile(all, change);
      const inputs =
        workflow && (await dispatchInputsOf(context, change, workflow));
      if (!workflow || !inputs) {
        return c.redirect(`${repositoryPath(repository)}/actions`, 303);
      }
      try {
        const run = await context.actions.dispatch({
          repository,
          workflow,
          ref: form.get('ref') ?? repository.defaultBranch,
          inputs: dispatchedInputs(form, inputs),
          sender: viewer,
        });
        return c.redirect(runPath(repositoryPath(repository), run), 303);
      } catch (error) {
        if (!(error instanceof ApiError)) {
          throw error;
        }
        const refused = { form, problem: error.message };
        return answerRuns(context, change, all, workflow, refused);
      }
    },
  );

  return app;
}

function findByFile(
  workflows: Workflow[],
  { c, repository }: Visit,
): Workflow | undefined {
  const path = workflowPath(repositoryPath(repository), {
    path: c.req.param('file') ?? '',
  });
  return workflows.find(
    workflow => workflowPath(repositoryPath(repository), workflow) === path,
  );
}

async function answerRuns(
  context: Context,
  visit: Visit,
  workflows: Workflow[],
  shown?: Workflow,
  refused?: Refused,
): Promise<Response> {
  const home = repositoryPath(visit.repository);
  const here = shown ? workflowPath(home, shown) : `${home}/actions`;
  const asked = askedRuns(visit.c);
  return answerRepositoryPage(visit, {
    title: shown ? `Actions · ${shown.name}` : 'Actions',
    tab: 'actions',
    status: refused ? 422 : 200,
    live: 'polled',
    body: html`
      <p class="notice">
        <strong>Workflows run here, on this machine:</strong> their steps are
        processes of the user who started the local GitHub, and may do what that
        user may.
      </p>
      <div class="split">
        ${workflowMenu(home, workflows, shown)}
        <section aria-labelledby="runs">
          <div class="headline">
            <h2 id="runs">${shown?.name ?? 'All workflows'}</h2>
            ${shown ? await startForm(context, visit, shown, refused) : NOTHING}
          </div>
          ${shown ? about(visit, shown) : NOTHING} ${runFilterForm(here, asked)}
          ${await runsOf(context, visit, asked, here, shown)}
        </section>
      </div>
    `,
  });
}

function workflowMenu(
  home: string,
  workflows: Workflow[],
  shown: Workflow | undefined,
): Markup {
  const link = (href: string, text: string, isShown: boolean) =>
    html`<li>
      <a href="${href}" ${isShown ? html`aria-current="page"` : NOTHING}
        >${text}</a
      >
    </li>`;
  return html`
    <nav class="side" aria-label="Workflows">
      <ul>
        ${link(`${home}/actions`, 'All workflows', shown === undefined)}
        ${workflows.map(workflow =>
          link(
            workflowPath(home, workflow),
            workflow.name,
            workflow.id === shown?.id,
          ),
        )}
      </ul>
    </nav>
  `;
}

function about({ repository }: Visit, { path, state }: Workflow): Markup {
  const file = blobPath(
    repositoryPath(repository),
    repository.defaultBranch,
    path,
  );
  return html`<p>
    <a href="${file}"><code>${path}</code></a>
    ${state === 'active' ? NOTHING : badge('Switched off')}
  </p>`;
}

async function startForm(
  context: Context,
  visit: Visit,
  workflow: Workflow,
  refused: Refused | undefined,
): Promise<Markup> {
  const inputs = await dispatchInputsOf(context, visit, workflow);
  return inputs
    ? dispatchForm(
        visit,
        workflowPath(repositoryPath(visit.repository), workflow),
        {
          inputs,
          environments: await environmentNames(context, visit),
          refused,
        },
      )
    : NOTHING;
}

async function runsOf(
  context: Context,
  { c, repository }: Visit,
  asked: AskedRuns,
  here: string,
  shown: Workflow | undefined,
): Promise<Markup> {
  const { store } = context;
  const { actor: login, ...filter } = asked;
  const actor = login ? await store.accounts.findUser(login) : undefined;
  const page = askedPage(c);
  const wanted: WorkflowRunFilter = {
    repositoryId: repository.id,
    workflowId: shown?.id,
    actorId: actor?.id,
    ...filter,
  };
  const isNobody = login !== undefined && !actor;
  const total = isNobody ? 0 : await store.workflowRuns.count(wanted);
  if (total === 0) {
    return html`<div id="run-list" data-live>${noRuns(asked, shown)}</div>`;
  }
  const runs = await store.workflowRuns.list(wanted, {
    limit: PAGE,
    offset: (page - 1) * PAGE,
  });
  const query = new URLSearchParams(
    Object.entries(asked).filter(([, value]) => value !== undefined) as Array<
      [string, string]
    >,
  );
  return html`
    <div id="run-list" data-live>
      <p class="muted">${total} ${total === 1 ? 'run' : 'runs'}</p>
      ${await runList(context, repositoryPath(repository), runs)}
    </div>
    ${pageLinks(`${here}?${query}`, page, page * PAGE < total)}
  `;
}

function noRuns(asked: AskedRuns, shown: Workflow | undefined): Markup {
  if (Object.values(asked).some(Boolean)) {
    return html`<p class="empty">No run fits these filters.</p>`;
  }
  return html`<p class="empty">
    ${
      shown
        ? 'This workflow has not run yet.'
        : html`Nothing has run yet. A workflow is a file in
            <code>.github/workflows</code>; it runs when one of its events
            happens, such as a push.`
    }
  </p>`;
}
