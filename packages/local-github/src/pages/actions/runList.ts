import { html } from 'hono/html';
import { Context } from '../../context';
import { WorkflowRun } from '../../store/WorkflowRunStore';
import { duration } from '../duration';
import { Markup } from '../layout';
import { commitsPath } from '../location';
import { moment } from '../moment';
import { runPath } from './paths';
import { progressIcon } from './progress';

/** Runs in a few words each: how they went, of what, by whom, how long. */
export async function runList(
  context: Pick<Context, 'store' | 'clock'>,
  home: string,
  runs: WorkflowRun[],
): Promise<Markup> {
  const items = await Promise.all(runs.map(run => runItem(context, home, run)));
  return html`<ol class="runs">
    ${items}
  </ol>`;
}

async function runItem(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  home: string,
  run: WorkflowRun,
): Promise<Markup> {
  const actor = await store.accounts.findUserById(run.actorId);
  return html`
    <li>
      <div class="what">
        ${progressIcon(run)}
        <div>
          <a class="title" href="${runPath(home, run)}">${run.displayTitle}</a>
          <p class="muted">
            <strong>${run.name}</strong> #${run.runNumber}: ${cause(home, run)}
            ${
              actor
                ? html`<a href="/${actor.login}">${actor.login}</a>`
                : 'somebody who is gone'
            }
          </p>
        </div>
      </div>
      <div class="where">
        ${
          run.headBranch
            ? html`<a class="topic" href="${commitsPath(home, run.headBranch)}"
                >${run.headBranch}</a
              >`
            : ''
        }
      </div>
      <p class="when muted">
        <span>${moment(run.runStartedAt)}</span>
        <span>${runDuration(run, clock())}</span>
      </p>
    </li>
  `;
}

/** Such as "commit 1a2b3c4 pushed by": what the actor's name follows. */
export function cause(home: string, run: WorkflowRun): Markup {
  const { event, headSha, pullRequestNumber } = run;
  switch (event) {
    case 'push':
      return html`commit
        <a href="${home}/commit/${headSha}"
          ><code>${headSha.slice(0, 7)}</code></a
        >
        pushed by`;
    case 'pull_request':
      return html`pull request
        <a href="${home}/pull/${pullRequestNumber}">#${pullRequestNumber}</a>
        by`;
    default:
      return html`started by hand by`;
  }
}

/** Of the present attempt, until now or until it ended. */
export function runDuration(
  { status, runStartedAt, updatedAt }: WorkflowRun,
  now: Date,
): string {
  const end = status === 'completed' ? updatedAt : now.toISOString();
  return duration(runStartedAt, end);
}
