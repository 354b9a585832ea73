import { Hono } from 'hono';
import { html } from 'hono/html';
import { Context } from '../../context';
import { DescribedIssue } from '../../issues/DescribedIssue';
import { describeIssue } from '../../issues/describeIssue';
import { IssueFilter } from '../../store/issueFilter';
import { Label } from '../../store/LabelStore';
import { Repository } from '../../store/RepositoryStore';
import { Markup, NOTHING } from '../layout';
import { moment } from '../moment';
import { askedPage, pageLinks } from '../pageLinks';
import { answerRepositoryPage } from '../repositoryFrame';
import { repositoryPage, repositoryPath, Visit } from '../visit';
import { issueState } from './issueState';
import { assignedTo, labelBadges } from './marks';
import { issuePath, issuesPath, labelsPath } from './paths';

const PAGE = 30;

interface Asked {
  state: 'open' | 'closed';
  /** A label's name; empty for any. */
  label: string;
}

/** The issues of a repository, open or closed, all or those with a label. */
export function issueListPage(context: Context): Hono {
  const { issues, labels } = context.store;
  const app = new Hono();

  repositoryPage(context, app, '/issues', async visit => {
    const { c, repository, viewer } = visit;
    if (!repository.settings.hasIssues) {
      return undefined;
    }
    const home = repositoryPath(repository);
    const asked: Asked = {
      state: c.req.query('state') === 'closed' ? 'closed' : 'open',
      label: c.req.query('label')?.trim() ?? '',
    };
    const page = askedPage(c);
    const ofState = (state: Asked['state']): IssueFilter => ({
      repositoryId: repository.id,
      isPullRequest: false,
      state,
      labels: asked.label ? [asked.label] : [],
    });
    const [open, closed, entries, known] = await Promise.all([
      issues.count(ofState('open')),
      issues.count(ofState('closed')),
      issues.list(ofState(asked.state), undefined, {
        limit: PAGE,
        offset: (page - 1) * PAGE,
      }),
      labels.list(repository.id),
    ]);
    const found = await Promise.all(
      entries.map(({ number }) => issues.find(repository.id, number)),
    );
    const shown = await Promise.all(
      found
        .filter(issue => issue !== undefined)
        .map(issue => describeIssue(context, repository, issue)),
    );
    const total = asked.state === 'open' ? open : closed;
    return answerRepositoryPage(visit, {
      title: 'Issues',
      tab: 'issues',
      body: html`
        <div class="toolbar">
          <nav class="switcher" aria-label="State">
            ${stateLink(home, asked, 'open', `${open} open`)}
            ${stateLink(home, asked, 'closed', `${closed} closed`)}
          </nav>
          <div class="choice">
            <a class="button" href="${labelsPath(home)}">Labels</a>
            ${
              viewer && !repository.isArchived
                ? html`<a class="button primary" href="${home}/issues/new"
                    >New issue</a
                  >`
                : NOTHING
            }
          </div>
        </div>
        ${known.length > 0 ? labelFilter(home, asked, known) : NOTHING}
        ${
          shown.length === 0
            ? emptyList(visit, asked)
            : html`<ul class="cards">
                ${shown.map(issue => issueItem(repository, issue))}
              </ul>`
        }
        ${pageLinks(issuesPath(home, asked), page, page * PAGE < total)}
      `,
    });
  });

  return app;
}

function stateLink(
  home: string,
  { state, label }: Asked,
  linked: Asked['state'],
  text: string,
): Markup {
  return html`<a
    href="${issuesPath(home, { state: linked, label })}"
    ${linked === state ? html`aria-current="page"` : NOTHING}
    >${text}</a
  >`;
}

/** The way to see fewer; without a script, too. */
function labelFilter(
  home: string,
  { state, label }: Asked,
  known: Label[],
): Markup {
  return html`
    <form class="filters" method="get" action="${issuesPath(home)}">
      ${
        state === 'closed'
          ? html`<input type="hidden" name="state" value="closed" />`
          : NOTHING
      }
      <label
        ><span>Label</span>
        <select name="label">
          <option value="">Any</option>
          ${known.map(
            ({ name }) =>
              html`<option
                value="${name}"
                ${name === label ? html`selected` : NOTHING}
              >
                ${name}
              </option>`,
          )}
        </select>
      </label>
      <button>Filter</button>
      ${
        label
          ? html`<a href="${issuesPath(home, { state })}">Clear</a>`
          : NOTHING
      }
    </form>
  `;
}

function emptyList({ repository }: Visit, { state, label }: Asked): Markup {
  if (state === 'closed' || label) {
    const labelled = label
      ? html` with the label <strong>${label}</strong>`
      : '';
    return html`<p class="empty">There are no ${state} issues${labelled}.</p>`;
  }
  return html`<div class="empty">
    <h2>No open issues</h2>
    <p>
      Issues are for questions, faults and wishes about
      <strong>${repository.name}</strong>. Their labels say what each one is.
    </p>
  </div>`;
}

function issueItem(repository: Repository, issue: DescribedIssue): Markup {
  const { number, title, author, createdAt, comments, labels, assignees } =
    issue;
  return html`
    <li class="row">
      <div>
        <p class="name">
          <a href="${issuePath(repositoryPath(repository), issue)}">${title}</a>
          ${issueState(issue)}
        </p>
        <div class="marks">
          ${labelBadges(repository, labels)} ${assignedTo(assignees)}
        </div>
        <p class="muted">#${number} by ${author.login}, ${moment(createdAt)}</p>
      </div>
      ${
        comments > 0
          ? html`<p class="muted">
              ${comments} ${comments === 1 ? 'comment' : 'comments'}
            </p>`
          : NOTHING
      }
    </li>
  `;
}
