import { Hono } from 'hono';
import { html } from 'hono/html';
import { Context } from '../../context';
import { WorkflowJob, WorkflowStep } from '../../store/WorkflowJobStore';
import { duration } from '../duration';
import { Markup, NOTHING } from '../layout';
import { outerLink } from '../outerLink';
import { answerRepositoryPage } from '../repositoryFrame';
import { repositoryPage, repositoryPath, Visit } from '../visit';
import { followJob } from './followJob';
import { jobMenu } from './jobMenu';
import { LogLine, logList, StepLines } from './logLines';
import { environmentPath, jobPath } from './paths';
import { progressIcon, progressLabel } from './progress';
import { runHeading } from './runHeading';
import { findRunView, RunView } from './runView';

const PATH = '/actions/runs/:run/job/:job';

/** More of one step than a page should hold; the raw log has all. */
const MAX_LINES = 5000;

/** A job: its steps, each with its part of the log, while it runs and after. */
export function jobPages(context: Context): Hono {
  const app = new Hono();

  repositoryPage(context, app, PATH, async visit => {
    const found = await findJob(context, visit);
    return found && answerJob(context, visit, found.view, found.job);
  });

  repositoryPage(context, app, `${PATH}/raw`, async visit => {
    const found = await findJob(context, visit);
    const log = found && (await context.actions.readLog(found.job));
    return log === undefined ? undefined : visit.c.text(log);
  });

  repositoryPage(context, app, `${PATH}/live`, async visit => {
    const found = await findJob(context, visit);
    return found && followJob(context, visit.c, found.job);
  });

  return app;
}

async function findJob(
  context: Context,
  visit: Visit,
): Promise<{ view: RunView; job: WorkflowJob } | undefined> {
  const { c, repository } = visit;
  const { workflowJobs } = context.store;
  const id = Number(c.req.param('job'));
  const job = await workflowJobs.find(repository.id, id);
  const view =
    job &&
    (await findRunView(
      context,
      visit,
      c.req.param('run'),
      String(job.attempt),
    ));
  return job && view?.run.id === job.runId ? { view, job } : undefined;
}

async function answerJob(
  context: Context,
  visit: Visit,
  view: RunView,
  job: WorkflowJob,
): Promise<Response> {
  const home = repositoryPath(visit.repository);
  const here = jobPath(home, job);
  const isOver = job.status === 'completed';
  const steps = await context.store.workflowJobs.listSteps(job.id);
  // Whoever follows the log asks for the page again, but has its lines already.
  const log =
    visit.c.req.query('log') === 'none'
      ? undefined
      : await context.actions.readLog(job);
  const lines = linesOf(log, steps);
  return answerRepositoryPage(visit, {
    title: `${job.name} · ${view.shown.name} #${view.shown.runNumber}`,
    tab: 'actions',
    live: 'followed',
    body: html`
      ${await runHeading(context, visit, view, job)}
      <div class="split">
        ${jobMenu(home, view, job)}
        <section
          aria-labelledby="job"
          id="log"
          ${isOver ? NOTHING : html`data-follow="${here}/live"`}
          data-lines="${lines.length}"
        >
          ${jobHead(context, home, here, job, log)}
          ${steps.map(step =>
            stepDetails(
              step,
              lines.filter(line => line.step === step.number),
              context.clock(),
            ),
          )}
          ${steps.length === 0 ? notStarted(job) : NOTHING}
        </section>
      </div>
    `,
  });
}

function linesOf(log: string | undefined, steps: WorkflowStep[]): LogLine[] {
  const placing = new StepLines();
  return (log ?? '')
    .split('\n')
    .slice(0, -1)
    .map(line => placing.place(line, steps));
}

function jobHead(
  { clock }: Context,
  home: string,
  here: string,
  job: WorkflowJob,
  log: string | undefined,
): Markup {
  const { startedAt, completedAt, environment, environmentUrl } = job;
  return html`
    <div class="headline">
      <div id="job-head" data-live>
        <h3 id="job">${job.name}</h3>
        <p>
          <span data-status>${progressLabel(job)}</span>
          ${
            startedAt
              ? html`<span class="muted"
                  >·
                  ${duration(startedAt, completedAt ?? clock().toISOString())}</span
                >`
              : NOTHING
          }
          ${
            environment
              ? html`· to
                  <a href="${environmentPath(home, environment)}"
                    >${environment}</a
                  >`
              : NOTHING
          }
          ${environmentUrl ? outerLink(environmentUrl) : NOTHING}
        </p>
      </div>
      <div class="controls">
        <label><input type="checkbox" id="timestamps" /> Timestamps</label>
        ${log === undefined ? NOTHING : html`<a href="${here}/raw">Raw log</a>`}
      </div>
    </div>
  `;
}

function stepDetails(step: WorkflowStep, lines: LogLine[], now: Date): Markup {
  const { number, name, startedAt, completedAt } = step;
  const isOpen = step.conclusion === 'failure' || step.status === 'in_progress';
  const isCut = lines.length > MAX_LINES;
  return html`
    <details
      class="step"
      id="step:${number}"
      data-step="${number}"
      ${isOpen ? 'open' : NOTHING}
    >
      <summary>
        <span id="step-head:${number}" data-live
          >${progressIcon(step)} <span>${name}</span>
          <span class="muted"
            >${
              startedAt && step.conclusion !== 'skipped'
                ? duration(startedAt, completedAt ?? now.toISOString())
                : ''
            }</span
          ></span
        >
      </summary>
      <ol class="log">
        ${logList(lines.slice(0, MAX_LINES))}
      </ol>
      ${
        isCut
          ? html`<p class="muted">
              ${lines.length - MAX_LINES} more lines are in the raw log.
            </p>`
          : NOTHING
      }
    </details>
  `;
}

function notStarted({ status }: WorkflowJob): Markup {
  return html`<p class="empty">
    ${
      status === 'completed'
        ? 'This job did not run.'
        : 'This job has not started yet. Its log appears here when it does.'
    }
  </p>`;
}
