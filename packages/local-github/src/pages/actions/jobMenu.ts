import { html } from 'hono/html';
import { WorkflowJob } from '../../store/WorkflowJobStore';
import { Markup, NOTHING } from '../layout';
import { attemptPath, jobPath, runPath } from './paths';
import { progressIcon } from './progress';
import { RunView } from './runView';

/** The way through a run: its summary, and each of its jobs. */
export function jobMenu(
  home: string,
  { run, attempt, jobs }: RunView,
  shown?: WorkflowJob,
): Markup {
  const summary =
    attempt === run.attempt
      ? runPath(home, run)
      : attemptPath(home, run, attempt);
  return html`
    <nav class="side" aria-label="Jobs" id="jobs" data-live>
      <ul>
        <li>
          <a href="${summary}" ${shown ? NOTHING : html`aria-current="page"`}
            >Summary</a
          >
        </li>
        ${jobs.map(
          job =>
            html`<li>
              <a
                href="${jobPath(home, job)}"
                ${job.id === shown?.id ? html`aria-current="page"` : NOTHING}
                >${progressIcon(job)} ${job.name}</a
              >
            </li>`,
        )}
      </ul>
    </nav>
  `;
}
