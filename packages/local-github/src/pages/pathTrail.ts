import { html } from 'hono/html';
import { Markup } from './layout';
import { Location, treePath } from './location';

/** The folders that lead to a file, each a link but the last. */
export function pathTrail(home: string, { ref, path }: Location): Markup {
  const segments = path.split('/');
  const name = home.slice(home.lastIndexOf('/') + 1);
  return html`
    <nav class="trail" aria-label="Path">
      <a href="${treePath(home, ref)}">${name}</a>
      ${segments.map((segment, index) =>
        index === segments.length - 1
          ? html`<span class="muted">/</span> <strong>${segment}</strong>`
          : html`<span class="muted">/</span>
              <a
                href="${treePath(
                  home,
                  ref,
                  segments.slice(0, index + 1).join('/'),
                )}"
                >${segment}</a
              > `,
      )}
    </nav>
  `;
}
