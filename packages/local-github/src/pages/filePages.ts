import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { Context } from '../context';
import { GitObject } from '../git/objects';
import { formatBytes } from './formatBytes';
import { Markup } from './layout';
import {
  blobPath,
  commitsPath,
  findLocation,
  Location,
  rawPath,
  treePath,
} from './location';
import { renderMarkdown } from './markdown';
import { pathTrail } from './pathTrail';
import { answerRepositoryPage } from './repositoryFrame';
import { repositoryPage, repositoryPath } from './visit';

const IMAGE = /\.(gif|ico|jpe?g|png|svg|webp)$/i;

/** What is shown of a text, in bytes; the raw file has all of it. */
const MAX_TEXT = 512 * 1024;

/** A single file: as text, as picture, or, for Markdown, as it is meant to look. */
export function filePages(context: Context): Hono {
  const app = new Hono();

  repositoryPage(context, app, '/blob/:location{.+}', async visit => {
    const { c, repository, objects } = visit;
    const home = repositoryPath(repository);
    const location = await findLocation(objects, c.req.param('location') ?? '');
    if (!location) {
      return undefined;
    }
    const { ref, path, entry } = location;
    if (entry.type === 'tree') {
      return c.redirect(treePath(home, ref, path));
    }
    const object = await objects.readObject(entry.sha);
    const isPlain = c.req.query('plain') === '1';
    return (
      object &&
      answerRepositoryPage(visit, {
        title: path,
        tab: 'code',
        body: html`
          <div class="toolbar">
            ${pathTrail(home, location)}
            <span class="muted">${formatBytes(object.content.length)}</span>
            ${
              isMarkdown(path)
                ? html`<a
                    href="${blobPath(home, ref, path)}${
                      isPlain ? '' : '?plain=1'
                    }"
                    >${isPlain ? 'Preview' : 'Source'}</a
                  >`
                : ''
            }
            <a href="${rawPath(home, ref, path)}">Raw</a>
            <a href="${commitsPath(home, ref, path)}">History</a>
          </div>
          ${content(home, location, object, isPlain)}
        `,
      })
    );
  });

  // Nothing is edited here: whoever follows a link to the editor sees the file.
  repositoryPage(context, app, '/edit/:location{.+}', async ({ c }) => {
    const { pathname } = new URL(c.req.url);
    return c.redirect(pathname.replace('/edit/', '/blob/'));
  });

  return app;
}

function content(
  home: string,
  { ref, path }: Location,
  { content: bytes }: GitObject,
  isPlain: boolean,
): Markup {
  if (IMAGE.test(path)) {
    return html`<p class="picture">
      <img src="${rawPath(home, ref, path)}" alt="${path}" />
    </p>`;
  }
  if (bytes.includes(0)) {
    return html`<p class="empty">
      This file is binary.
      <a href="${rawPath(home, ref, path)}">Download it</a>.
    </p>`;
  }
  const text = bytes.toString('utf8', 0, MAX_TEXT);
  if (isMarkdown(path) && !isPlain) {
    const rendered = renderMarkdown(text, { home, ref, path });
    return html`<article class="markdown">${raw(rendered)}</article>`;
  }
  const lines = text.replace(/\n$/, '').split('\n');
  return html`
    <table class="source" aria-label="${path}">
      <tbody>
        ${lines.map(
          (line, index) =>
            html`<tr id="L${index + 1}">
              <td class="number"><a href="#L${index + 1}">${index + 1}</a></td>
              <td><code>${line}</code></td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      bytes.length > MAX_TEXT
        ? html`<p class="muted">
            Only the beginning is shown.
            <a href="${rawPath(home, ref, path)}">The raw file</a> has the rest.
          </p>`
        : ''
    }
  `;
}

function isMarkdown(path: string): boolean {
  return /\.(md|markdown)$/i.test(path);
}
