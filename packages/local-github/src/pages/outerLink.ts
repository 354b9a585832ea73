import { html } from 'hono/html';
import { Markup } from './layout';

/** A link to an address that somebody else chose: only to the web, never a script. */
export function outerLink(
  url: string,
  text: string = url,
  className = '',
): Markup {
  return isOnWeb(url)
    ? html`<a class="${className}" href="${url}">${text}</a>`
    : html`${text}`;
}

export function isOnWeb(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
