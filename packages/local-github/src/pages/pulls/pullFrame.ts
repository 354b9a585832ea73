import { html } from 'hono/html';
import { DescribedPullRequest } from '../../pulls/DescribedPullRequest';
import { PullRequest } from '../../store/PullRequestStore';
import { Markup, NOTHING, Page } from '../layout';
import { treePath } from '../location';
import { answerRepositoryPage } from '../repositoryFrame';
import { repositoryPath, Visit } from '../visit';
import { pullPath } from './paths';

type View = 'conversation' | 'commits' | 'files';

/** A page of a pull request: what it is called, its state, and its views. */
export function answerPullPage(
  visit: Visit,
  pullRequest: DescribedPullRequest,
  view: View,
  { body, status, live }: Pick<Page, 'body' | 'status' | 'live'>,
): Promise<Response> {
  const { title, number, commits, changedFiles, author } = pullRequest;
  const home = repositoryPath(visit.repository);
  const here = pullPath(home, pullRequest);
  const views: Array<[View, string, string]> = [
    ['conversation', 'Conversation', here],
    ['commits', `Commits (${commits})`, `${here}/commits`],
    ['files', `Files changed (${changedFiles})`, `${here}/files`],
  ];
  return answerRepositoryPage(visit, {
    title: `${title} · Pull request #${number}`,
    tab: 'pulls',
    status,
    live,
    body: html`
      <div class="pull">
        <h2>${title} <span class="muted">#${number}</span></h2>
        <p>
          ${stateBadge(pullRequest)}
          <a href="/${author.login}">${author.login}</a>
          ${pullRequest.merged ? 'proposed to merge' : 'wants to merge'}
          ${branchLink(home, pullRequest.head.ref)} into
          ${branchLink(home, pullRequest.base.ref)}
        </p>
        <nav class="tabs" aria-label="Pull request">
          ${views.map(
            ([id, label, href]) =>
              html`<a
                href="${href}"
                ${id === view ? html`aria-current="page"` : NOTHING}
                >${label}</a
              >`,
          )}
        </nav>
      </div>
      ${body}
    `,
  });
}

function branchLink(home: string, branch: string): Markup {
  return html`<a class="branch" href="${treePath(home, branch)}"
    ><code>${branch}</code></a
  >`;
}

/** Open, draft, merged or closed: by its word, and by a colour beside it. */
export function stateBadge({ state, isDraft, merged }: PullRequest): Markup {
  const [kind, word] = (() => {
    if (merged) {
      return ['merged', 'Merged'];
    }
    if (state === 'closed') {
      return ['closed', 'Closed'];
    }
    return isDraft ? ['draft', 'Draft'] : ['open', 'Open'];
  })();
  return html`<span class="badge ${kind}">${word}</span>`;
}
