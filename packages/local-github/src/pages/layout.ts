import { Context as HonoContext } from 'hono';
import { html, raw } from 'hono/html';
import { HtmlEscapedString } from 'hono/utils/html';
import { ContentfulStatusCode } from 'hono/utils/http-status';
import { formTokenField } from '../http/formToken';
import { User } from '../store/AccountStore';

/** Escaped markup: what `html` answers, and all that it takes unescaped. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export const NOTHING: Markup = raw('');

/** Where the pages' one stylesheet is; no login can begin with a hyphen. */
export const STYLESHEET = '/-/style.css';

/** What keeps live pages up to date. */
export const LIVE_SCRIPT = '/-/live.js';

export interface Page {
  title: string;
  body: Markup;
  viewer?: User;
  status?: ContentfulStatusCode;
  /** `narrow` is for forms: one column in the middle. */
  width?: 'narrow' | 'wide';
  /** Where forms of this page may lead besides our own pages. */
  formTargets?: string[];
  /**
   * How its parts marked `data-live` change while somebody looks: by asking for
   * the page again now and then, or because the page follows something itself.
   */
  live?: 'polled' | 'followed';
}

/** Every page of the local GitHub, with the banner that says what it is. */
export async function answerPage(
  c: HonoContext,
  {
    title,
    body,
    viewer,
    status = 200,
    width = 'wide',
    formTargets = [],
    live,
  }: Page,
): Promise<Response> {
  c.header(
    'Content-Security-Policy',
    [
      `default-src 'none'`,
      `style-src 'self'`,
      ...(live ? [`script-src 'self'`, `connect-src 'self'`] : []),
      `img-src 'self' data: https:`,
      `form-action ${["'self'", ...formTargets].join(' ')}`,
      `frame-ancestors 'none'`,
      `base-uri 'none'`,
    ].join('; '),
  );
  c.header('Referrer-Policy', 'same-origin');
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Cache-Control', 'no-store');
  return c.html(
    await html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${title} · Local GitHub</title>
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href="${STYLESHEET}" />
          ${
            live
              ? html`<script type="module" src="${LIVE_SCRIPT}"></script>`
              : NOTHING
          }
        </head>
        <body ${live === 'polled' ? html`data-polled` : NOTHING}>
          <a class="skip" href="#main">Skip to content</a>
          <aside class="banner" aria-label="What this is">
            <strong>Local GitHub</strong> – this is not github.com. Everything
            here lives on this machine, for development.
          </aside>
          <header class="top">
            <a class="brand" href="/">Local GitHub</a>
            <nav aria-label="Account">${account(c, viewer)}</nav>
          </header>
          <main id="main" class="${width}">${body}</main>
        </body>
      </html>`,
    status,
  );
}

function account(c: HonoContext, viewer: User | undefined): Markup {
  const here = c.req.path.startsWith('/log') ? '/' : pathWithQuery(c);
  if (!viewer) {
    return html`<a href="/login?return_to=${encodeURIComponent(here)}"
      >Sign in</a
    >`;
  }
  return html`
    <a class="person" href="/${viewer.login}"
      >${avatar(viewer)}${viewer.login}</a
    >
    <a href="/settings/tokens">Access tokens</a>
    <form method="post" action="/logout">
      ${formTokenField(c)}
      <input type="hidden" name="return_to" value="${here}" />
      <button class="link">Sign out</button>
    </form>
  `;
}

/** An account's picture, decorative beside its name. */
export function avatar({ login }: Pick<User, 'login'>): Markup {
  return html`<img
    class="avatar"
    src="/avatars/${login}"
    alt=""
    width="20"
    height="20"
  />`;
}

export function pathWithQuery(c: HonoContext): string {
  const { pathname, search } = new URL(c.req.url);
  return pathname + search;
}

/** A page for whoever asked for what is not there, or may not be seen. */
export function answerNotFound(
  c: HonoContext,
  viewer: User | undefined,
): Promise<Response> {
  return answerPage(c, {
    title: 'Not found',
    viewer,
    status: 404,
    width: 'narrow',
    body: html`
      <h1>Not found</h1>
      <p>
        There is no such page on this local GitHub, or you may not see
        it${viewer ? html` as <strong>${viewer.login}</strong>` : NOTHING}.
      </p>
      <p><a href="/">All repositories</a></p>
    `,
  });
}
