import { Hono } from 'hono';
import { html } from 'hono/html';
import { Context } from '../../context';
import { checksOf } from '../../pulls/checks';
import { requireUser } from '../../pulls/describePullRequest';
import { opinionsOn } from '../../pulls/reviewObstacles';
import { PullRequest } from '../../store/PullRequestStore';
import { Markup, NOTHING } from '../layout';
import { moment } from '../moment';
import { askedPage, pageLinks } from '../pageLinks';
import { answerRepositoryPage } from '../repositoryFrame';
import { repositoryPage, repositoryPath, Visit } from '../visit';
import { stateWord } from './checkList';
import { pullPath, pullsPath } from './paths';
import { stateBadge } from './pullFrame';

const PAGE = 30;

/** The pull requests of a repository, open or closed. */
export function pullListPage(context: Context): Hono {
  const { pullRequests } = context.store;
  const app = new Hono();

  repositoryPage(context, app, '/pulls', async visit => {
    const { c, repository, viewer } = visit;
    const home = repositoryPath(repository);
    const state = c.req.query('state') === 'closed' ? 'closed' : 'open';
    const page = askedPage(c);
    const ofState = (wanted: PullRequest['state']) => ({
      repositoryId: repository.id,
      state: wanted,
    });
    const [open, closed, shown] = await Promise.all([
      pullRequests.count(ofState('open')),
      pullRequests.count(ofState('closed')),
      pullRequests.list(ofState(state), undefined, {
        limit: PAGE,
        offset: (page - 1) * PAGE,
      }),
    ]);
    const total = state === 'open' ? open : closed;
    return answerRepositoryPage(visit, {
      title: 'Pull requests',
      tab: 'pulls',
      body: html`
        <div class="toolbar">
          <nav class="switcher" aria-label="State">
            ${stateLink(home, 'open', state, `${open} open`)}
            ${stateLink(home, 'closed', state, `${closed} closed`)}
          </nav>
          ${
            viewer && !repository.isArchived
              ? html`<a class="button primary" href="${home}/compare"
                  >New pull request</a
                >`
              : NOTHING
          }
        </div>
        ${
          shown.length === 0
            ? html`<p class="empty">There are no ${state} pull requests.</p>`
            : html`<ul class="cards">
                ${await Promise.all(
                  shown.map(each => pullItem(context, visit, each)),
                )}
              </ul>`
        }
        ${pageLinks(pullsPath(home, state), page, page * PAGE < total)}
      `,
    });
  });

  return app;
}

function stateLink(
  home: string,
  state: PullRequest['state'],
  current: PullRequest['state'],
  label: string,
): Markup {
  return html`<a
    href="${pullsPath(home, state)}"
    ${state === current ? html`aria-current="page"` : NOTHING}
    >${label}</a
  >`;
}

async function pullItem(
  context: Context,
  { repository }: Visit,
  pullRequest: PullRequest,
): Promise<Markup> {
  const { number, title, head, base, createdAt, state } = pullRequest;
  const [author, checks, opinions] = await Promise.all([
    requireUser(context, pullRequest.authorId),
    checksOf(context, repository, head.sha),
    opinionsOn(context, pullRequest),
  ]);
  const worst = (['failure', 'pending', 'success'] as const).find(wanted =>
    checks.some(check => check.state === wanted),
  );
  const objection = opinions.some(
    ({ review }) => review.state === 'changes_requested',
  );
  const reviewed = objection ? 'Changes requested' : 'Approved';
  return html`
    <li class="row">
      <div>
        <p class="name">
          <a href="${pullPath(repositoryPath(repository), pullRequest)}"
            >${title}</a
          >
          ${stateBadge(pullRequest)}
        </p>
        <p class="muted">
          #${number} by ${author.login}, ${moment(createdAt)} ·
          <code>${head.ref}</code> into
          <code>${base.ref}</code>
        </p>
      </div>
      ${
        state === 'open'
          ? html`<p class="verdicts">
              ${worst ? html`<span>Checks: ${stateWord(worst)}</span>` : NOTHING}
              ${
                opinions.length > 0
                  ? html`<span class="${objection ? 'bad' : 'good'}"
                      >${reviewed}</span
                    >`
                  : NOTHING
              }
            </p>`
          : NOTHING
      }
    </li>
  `;
}
