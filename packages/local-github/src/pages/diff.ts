import { html } from 'hono/html';
import { FileChange } from '../git/diffs';
import { Markup, NOTHING } from './layout';
import { blobPath } from './location';

/** Diffs beyond this many lines are named, not shown. */
const MAX_LINES = 3000;

/** What changed, file by file; `sha` is the commit that has the files. */
export function diffView(
  home: string,
  sha: string,
  changes: FileChange[],
): Markup {
  return html`${summary(changes)}
  ${changes.map(change => fileDiff(home, sha, change))}`;
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

function fileDiff(home: string, sha: string, change: FileChange): Markup {
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
