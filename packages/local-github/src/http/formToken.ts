import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Context as HonoContext } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';

const COOKIE = 'local_github_form';
const FIELD = 'authenticity_token';

/**
 * A hidden field that holds what only our own pages can know: the browser's
 * cookie. A form on another site can send the cookie along, but not repeat it.
 */
export function formTokenField(c: HonoContext) {
  let token = getCookie(c, COOKIE);
  if (!token) {
    token = randomBytes(24).toString('base64url');
    setCookie(c, COOKIE, token, { httpOnly: true, sameSite: 'Lax', path: '/' });
  }
  return html`<input type="hidden" name="${FIELD}" value="${token}" />`;
}

/** Reads a form that one of our pages sent; `undefined` for any other. */
export async function readOwnForm(
  c: HonoContext,
): Promise<URLSearchParams | undefined> {
  const form = new URLSearchParams(await c.req.text());
  const expected = Buffer.from(getCookie(c, COOKIE) ?? '');
  const given = Buffer.from(form.get(FIELD) ?? '');
  const isOwn =
    expected.length > 0 &&
    expected.length === given.length &&
    timingSafeEqual(expected, given);
  return isOwn ? form : undefined;
}
