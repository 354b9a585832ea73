import { Context as HonoContext } from 'hono';
import { Context } from '../context';
import { ApiError } from './ApiError';

/** GitHub's error body for whatever a REST or GraphQL handler threw. */
export function answerErrors({ urls, log }: Context) {
  return (error: Error, c: HonoContext): Response => {
    if (error instanceof ApiError) {
      return c.json(
        {
          message: error.message,
          ...(error.errors && { errors: error.errors }),
          documentation_url: urls.documentation(),
          status: String(error.status),
        },
        error.status,
      );
    }
    log(`${c.req.method} ${c.req.path} failed: ${error.stack ?? error}`);
    return c.json(
      {
        message: 'Server Error',
        documentation_url: urls.documentation(),
        status: '500',
      },
      500,
    );
  };
}
