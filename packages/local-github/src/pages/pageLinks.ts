import { Context as HonoContext } from 'hono';
import { html } from 'hono/html';
import { Markup, NOTHING } from './layout';

/** Which page of a list the address asks for, from 1. */
export function askedPage(c: HonoContext): number {
  return Math.max(1, Number(c.req.query('page')) || 1);
}

/** The ways to the pages beside this one of a list, whose address is `here`. */
export function pageLinks(
  here: string,
  page: number,
  hasMore: boolean,
): Markup {
  const link = (rel: string, number: number, text: string) => {
    const joint = here.includes('?') ? '&' : '?';
    return html`<a rel="${rel}" href="${here}${joint}page=${number}"
      >${text}</a
    >`;
  };
  return html`<nav class="pages" aria-label="Pages">
    ${page > 1 ? link('prev', page - 1, 'Newer') : NOTHING}
    ${hasMore ? link('next', page + 1, 'Older') : NOTHING}
  </nav>`;
}
