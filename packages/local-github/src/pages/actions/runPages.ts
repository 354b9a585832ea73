import { Hono } from 'hono';
import { html } from 'hono/html';
import { Context } from '../../context';
import { ApiError } from '../../http/ApiError';
import { Markup } from '../layout';
import { blobPath } from '../location';
import { answerRepositoryPage } from '../repositoryFrame';
import { repositoryPage, repositoryPath, Visit } from '../visit';
import { annotationList } from './annotationList';
import { jobGraph } from './jobGraph';
import { jobMenu } from './jobMenu';
import { jobSummaries } from './jobSummaries';
import { reviews } from './reviewForm';
import { runForms } from './runForms';
import { runHeading } from './runHeading';
import { findRunView, RunView } from './runView';

/** A workflow run: how it stands, and what may be done about it. */
export function runPages(context: Context): Hono {
  const app = new Hono();

  for (const path of [
    '/actions/runs/:run',
    '/actions/runs/:run/attempts/:attempt',
  ]) {
    repositoryPage(context, app, path, async visit => {
      const { run, attempt } = visit.c.req.param();
      const view = await findRunView(context, visit, run, attempt);
      return view && answerRun(context, visit, view);
    });
  }

  runForms(context, app, (visit, view, error) =>
    answerRun(context, visit, view, error),
  );

  return app;
}

async function answerRun(
  context: Context,
  visit: Visit,
  view: RunView,
  problem?: ApiError,
): Promise<Response> {
  const { run, shown, jobs, annotations } = view;
  const home = repositoryPath(visit.repository);
  return answerRepositoryPage(visit, {
    title: `${shown.displayTitle} · ${shown.name} #${shown.runNumber}`,
    tab: 'actions',
    status: problem?.status,
    live: 'polled',
    body: html`
      ${await runHeading(context, visit, view)}
      <div class="split">
        ${jobMenu(home, view)}
        <section aria-label="Summary">
          ${await reviews(context, visit, view, problem?.message)}
          ${await graph(context, visit, view)}
          <div id="remarks" data-live>
            ${annotationList(home, run.sha, annotations, jobs)}
            ${await jobSummaries(context, home, run.sha, jobs)}
          </div>
        </section>
      </div>
    `,
  });
}

async function graph(
  { clock, actions }: Context,
  { repository }: Visit,
  { run, workflow, jobs }: RunView,
): Promise<Markup> {
  const home = repositoryPath(repository);
  const file =
    workflow &&
    html`<p class="muted">
      <a href="${blobPath(home, run.sha, workflow.path)}"
        ><code>${workflow.path}</code></a
      >
      at <code>${run.sha.slice(0, 7)}</code>
    </p>`;
  const loaded =
    workflow &&
    (await actions.readWorkflow(repository, run.sha, workflow.path));
  const needs = new Map(loaded?.workflow?.jobs.map(job => [job.id, job.needs]));
  return html`${file} ${jobGraph(home, jobs, needs, clock())}`;
}
