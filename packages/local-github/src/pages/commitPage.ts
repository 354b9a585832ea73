import { Hono } from 'hono';
import { html } from 'hono/html';
import { Context } from '../context';
import { Commit } from '../git/commits';
import { EMPTY_TREE, FileChange } from '../git/diffs';
import { Markup, NOTHING } from './layout';
import { blobPath, treePath } from './location';
import { moment } from './moment';
import { answerRepositoryPage } from './repositoryFrame';
import { repositoryPage, repositoryPath } from './visit';

/** Diffs beyond this many lines are named, not shown. */
const MAX_LINES = 3000;

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
        ${heading(home, commit)} ${summary(changes)}
        ${changes.map(change => fileDiff(home, commit, change))}
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

function summary(changes: FileChange[]): Markup {
  const added = changes.reduce((sum, { additions }) => sum + additions, 0);
  const removed = changes.reduce((sum, { deletions }) => sum + deletions, 0);
  const files = changes.length === 1 ? '1 file' : `${changes.length} files`;
  return html`<p>
    ${files} changed · lines <span class="good">+${added}</span>
    <span class="bad">−${removed}</span>
  </p>`;
}

function fileDiff(home: string, { sha }: Commit, change: FileChange): Markup {
  const { path, previousPath, status, patch } = change;
  const lines = patch?.split('\n') ?? [];
  return html`
    <section class="diff">
      <h3>
        ${previousPath ? html`${previousPath} → ` : NOTHING}
        ${
          status === 'removed'
            ? path
            : html`<a href="${blobPath(home, sha, path)}">${path}</a>`
        }
        <span class="muted">${status}</span>
      </h3>
      ${
        lines.length === 0 || lines.length > MAX_LINES
          ? html`<p class="muted">
              ${
                lines.length === 0
                  ? 'No lines to show.'
                  : `${lines.length} lines, too many to show.`
              }
            </p>`
          : html`<pre
              class="lines"
              tabindex="0"
              aria-label="Changes of ${path}"
            ><code>${lines.map(diffLine)}</code></pre>`
      }
    </section>
  `;
}

function diffLine(line: string): Markup {
  const kinds: Record<string, string> = {
    '+': 'added',
    '-': 'removed',
    '@': 'hunk',
  };
  return html`<span class="${kinds[line[0]] ?? 'same'}">${line}</span>`;
}
