import { html } from 'hono/html';
import { includes } from '../../auth/permissions';
import { Context } from '../../context';
import { formTokenField } from '../../http/formToken';
import { WorkflowJob } from '../../store/WorkflowJobStore';
import { Markup, NOTHING } from '../layout';
import { moment } from '../moment';
import { repositoryPath, Visit } from '../visit';
import { attemptPath, runPath, workflowPath } from './paths';
import { progressLabel } from './progress';
import { cause, runDuration } from './runList';
import { RunView } from './runView';

/** What a run is and how it stands, with what may be done about it. */
export async function runHeading(
  context: Pick<Context, 'store' | 'clock'>,
  visit: Visit,
  view: RunView,
  job?: WorkflowJob,
): Promise<Markup> {
  const { shown, workflow } = view;
  const home = repositoryPath(visit.repository);
  const actor = await context.store.accounts.findUserById(
    shown.triggeringActorId,
  );
  return html`
    <div class="headline run" id="run" data-live>
      <div>
        <h2>
          <a href="${runPath(home, view.run)}">${shown.displayTitle}</a>
          <span class="muted">#${shown.runNumber}</span>
        </h2>
        <p>
          <span data-status>${progressLabel(shown)}</span>
          <span class="muted">
            · ${runDuration(shown, context.clock())} ·
            ${moment(shown.runStartedAt)}
          </span>
        </p>
        <p class="muted">
          ${
            workflow
              ? html`<a href="${workflowPath(home, workflow)}"
                  >${shown.name}</a
                >`
              : shown.name
          }
          · ${cause(home, shown)} ${actor?.login ?? 'somebody who is gone'}
          ${attempts(home, view)}
        </p>
      </div>
      ${controls(visit, view, job)}
    </div>
  `;
}

function attempts(home: string, { run, attempt }: RunView): Markup {
  if (run.attempt === 1) {
    return NOTHING;
  }
  const others = Array.from({ length: run.attempt }, (_, index) => index + 1);
  return html`· Attempt
  ${others.map(number =>
    number === attempt
      ? html`<strong aria-current="true">${number}</strong> `
      : html`<a href="${attemptPath(home, run, number)}">${number}</a> `,
  )}`;
}

/** Only the present attempt can be stopped or run again. */
function controls(
  { c, viewer, permission, repository }: Visit,
  { run, attempt }: RunView,
  job: WorkflowJob | undefined,
): Markup {
  if (!viewer || !includes(permission, 'push') || attempt !== run.attempt) {
    return NOTHING;
  }
  const here = runPath(repositoryPath(repository), run);
  const button = (action: string, text: string, className = '') =>
    html`<form method="post" action="${action}">
      ${formTokenField(c)}<button class="${className}">${text}</button>
    </form>`;
  if (run.status !== 'completed') {
    return html`<div class="controls">
      ${button(`${here}/cancel`, 'Cancel run', 'danger')}
    </div>`;
  }
  const hasFailed =
    run.conclusion !== 'success' && run.conclusion !== 'skipped';
  return html`<div class="controls">
    ${job ? button(`${here}/job/${job.id}/rerun`, 'Re-run this job') : NOTHING}
    ${
      hasFailed && run.conclusion !== 'startup_failure'
        ? button(`${here}/rerun-failed`, 'Re-run failed jobs')
        : NOTHING
    }
    ${button(`${here}/rerun`, 'Re-run all jobs')}
  </div>`;
}
