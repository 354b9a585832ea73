import { Context as HonoContext } from 'hono';
import { html } from 'hono/html';
import { Context } from '../context';
import { answerPage } from './layout';

/** For whatever a page threw: the log has the cause, the page has the way back. */
export function answerPageErrors({ log }: Context) {
  return (error: Error, c: HonoContext): Promise<Response> => {
    log(`${c.req.method} ${c.req.path} failed: ${error.stack ?? error}`);
    return answerPage(c, {
      title: 'Something went wrong',
      status: 500,
      width: 'narrow',
      body: html`
        <h1>Something went wrong</h1>
        <p>The log of the local GitHub says what.</p>
        <p><a href="/">All repositories</a></p>
      `,
    });
  };
}
