import { Hono } from 'hono';
import { html } from 'hono/html';
import { Context } from '../context';
import { Commit } from '../git/commits';
import { EMPTY_TREE } from '../git/diffs';
import { diffView } from './diff';
import { commitChecks } from './actions/commitChecks';
import { Markup, NOTHING } from './layout';
import { treePath } from './location';
import { moment } from './moment';
import { answerRepositoryPage } from './repositoryFrame';
import { repositoryPage, repositoryPath } from './visit';

/** What one commit changed. */
export function commitPage(context: Context): Hono {
  const app = new Hono();

  repositoryPage(context, app, '/commit/:sha', async visit => {
    const { c, repository, objects } = visit;
    const sha = await objects.resolveCommit(c.req.param('sha') ?? '');
    const commit = sha && (await objects.readCommit(sha));
    if (!commit) {
      return undefined;
    }
    const home = repositoryPath(repository);
    const changes = await objects.diff(
      commit.parents[0] ?? EMPTY_TREE,
      commit.sha,
    );
    return answerRepositoryPage(visit, {
      title: commit.message.split('\n')[0],
      tab: 'commits',
      body: html`
        ${heading(home, commit)}
        ${await commitChecks(context, repository, commit.sha)}
        ${diffView(home, commit.sha, changes)}
      `,
    });
  });

  return app;
}

function heading(home: string, commit: Commit): Markup {
  const [headline, ...rest] = commit.message.split('\n');
  const body = rest.join('\n').trim();
  return html`
    <div class="commit">
      <h2>${headline}</h2>
      ${body ? html`<pre class="message">${body}</pre>` : NOTHING}
      <p class="muted">
        ${commit.author.name} · ${moment(commit.author.date)} ·
        <code>${commit.sha}</code>
      </p>
      <p class="muted">
        <a href="${treePath(home, commit.sha)}">Browse files</a>
        ${commit.parents.map(
          parent =>
            html` · Parent
              <a href="${home}/commit/${parent}"
                ><code>${parent.slice(0, 7)}</code></a
              >`,
        )}
      </p>
    </div>
  `;
}
