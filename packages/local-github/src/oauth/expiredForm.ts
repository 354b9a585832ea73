import { Context as HonoContext } from 'hono';
import { html } from 'hono/html';
import { answerPage } from '../pages/layout';

/** For a form that did not come from a page of ours, or one that is too old. */
export function answerExpiredForm(c: HonoContext): Promise<Response> {
  return answerPage(c, {
    title: 'Form expired',
    status: 422,
    width: 'narrow',
    body: html`
      <h1>This form is no longer valid</h1>
      <p>
        It was sent from another site, or your browser keeps no cookies for this
        one. Go back, reload the page and try again.
      </p>
    `,
  });
}
