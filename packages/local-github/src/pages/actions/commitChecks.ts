import { html } from 'hono/html';
import { Context } from '../../context';
import { Check, checksOf } from '../../pulls/checks';
import { Repository } from '../../store/RepositoryStore';
import { Markup, NOTHING } from '../layout';
import { outerLink } from '../outerLink';
import { repositoryPath } from '../visit';
import { jobPath } from './paths';
import { Progress, progressIcon } from './progress';

const PROGRESS: Record<Check['state'], Progress> = {
  success: { status: 'completed', conclusion: 'success' },
  failure: { status: 'completed', conclusion: 'failure' },
  pending: { status: 'in_progress', conclusion: null },
};

/** Beside a commit: how its checks stand together, and the way to them. */
export async function commitMark(
  context: Pick<Context, 'store'>,
  repository: Repository,
  sha: string,
): Promise<Markup> {
  const checks = await checksOf(context, repository, sha);
  const worst = (['failure', 'pending', 'success'] as const).find(state =>
    checks.some(check => check.state === state),
  );
  if (!worst) {
    return NOTHING;
  }
  const succeeded = checks.filter(({ state }) => state === 'success').length;
  return html`<a
    class="mark"
    href="${repositoryPath(repository)}/commit/${sha}#checks"
    title="${succeeded} of ${checks.length} checks succeeded"
    >${progressIcon(PROGRESS[worst])}<span class="unseen"
      >${succeeded} of ${checks.length} checks succeeded</span
    ></a
  >`;
}

/** Everything that was reported on a commit. */
export async function commitChecks(
  context: Pick<Context, 'store'>,
  repository: Repository,
  sha: string,
): Promise<Markup> {
  const checks = await checksOf(context, repository, sha);
  if (checks.length === 0) {
    return NOTHING;
  }
  const home = repositoryPath(repository);
  return html`
    <section id="checks" aria-labelledby="checks-title">
      <h3 id="checks-title">Checks</h3>
      <ul class="commits">
        ${checks.map(({ name, state, description, targetUrl, job }) => {
          const details = job
            ? html`<a href="${jobPath(home, job)}">${name}</a>`
            : targetUrl && outerLink(targetUrl, name);
          return html`<li>
            <span class="marked"
              >${progressIcon(PROGRESS[state])} ${details || name}</span
            >
            <span class="muted">${description}</span>
          </li>`;
        })}
      </ul>
    </section>
  `;
}
