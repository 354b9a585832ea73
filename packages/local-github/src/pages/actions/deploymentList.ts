import { html } from 'hono/html';
import { Context } from '../../context';
import { Deployment, DeploymentState } from '../../store/DeploymentStore';
import { Markup, NOTHING } from '../layout';
import { moment } from '../moment';
import { outerLink } from '../outerLink';
import { repositoryPath, Visit } from '../visit';
import { runPath } from './paths';
import { Progress, progressLabel } from './progress';

const STATES: Record<DeploymentState, [word: string, progress: Progress]> = {
  queued: ['Queued', { status: 'queued', conclusion: null }],
  pending: ['Pending', { status: 'pending', conclusion: null }],
  waiting: ['Waiting for review', { status: 'waiting', conclusion: null }],
  in_progress: ['In progress', { status: 'in_progress', conclusion: null }],
  success: ['Active', { status: 'completed', conclusion: 'success' }],
  failure: ['Failure', { status: 'completed', conclusion: 'failure' }],
  error: ['Error', { status: 'completed', conclusion: 'failure' }],
  inactive: ['Replaced', { status: 'completed', conclusion: 'skipped' }],
};

/** Deployments, newest first. */
export async function deploymentList(
  context: Pick<Context, 'store'>,
  visit: Visit,
  deployments: Deployment[],
): Promise<Markup> {
  if (deployments.length === 0) {
    return html`<p class="empty">Nothing was deployed here yet.</p>`;
  }
  const lines = await Promise.all(
    deployments.map(
      async deployment =>
        html`<li>${await deploymentLine(context, visit, deployment)}</li>`,
    ),
  );
  return html`<ol class="cards environments">
    ${lines}
  </ol>`;
}

/** One deployment: what, how it stands, since when, by whom, and where it answers. */
export async function deploymentLine(
  { store }: Pick<Context, 'store'>,
  { repository }: Visit,
  { id, sha, ref, task, description, creatorId, createdAt, runId }: Deployment,
): Promise<Markup> {
  const home = repositoryPath(repository);
  const [status, creator, run] = await Promise.all([
    store.deployments.latestStatus(id),
    store.accounts.findById(creatorId),
    runId === null ? undefined : store.workflowRuns.findById(runId),
  ]);
  const [word, progress] = STATES[status?.state ?? 'pending'];
  return html`
    <div class="headline">
      <p>
        ${progressLabel(progress, word)}
        <a href="${home}/commit/${sha}"><code>${sha.slice(0, 7)}</code></a>
        <span class="muted">${ref === sha ? NOTHING : html`from ${ref}`}</span>
        ${task === 'deploy' ? NOTHING : html`<code>${task}</code>`}
      </p>
      ${
        status?.environmentUrl && status.state === 'success'
          ? outerLink(status.environmentUrl, 'View deployment', 'button')
          : NOTHING
      }
    </div>
    <p class="muted">
      ${moment(status?.createdAt ?? createdAt)} by
      ${creator?.login ?? 'somebody who is gone'}
      ${
        run
          ? html`·
              <a href="${runPath(home, run)}">${run.name} #${run.runNumber}</a>`
          : NOTHING
      }
      ${description ? html`· ${description}` : NOTHING}
      ${status?.description ? html`· ${status.description}` : NOTHING}
      ${status?.logUrl ? html`· ${outerLink(status.logUrl, 'Log')}` : NOTHING}
    </p>
  `;
}
