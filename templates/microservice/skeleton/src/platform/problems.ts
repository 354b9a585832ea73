import { STATUS_CODES } from 'node:http';
import type { Context, ErrorHandler, Hono, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Log } from './log.ts';
import { currentRequest } from './requestContext.ts';

export interface ProblemDetails {
  status: ContentfulStatusCode;
  /** What went wrong this time, in words for the caller. */
  detail: string;
  /** What is wrong where in the body. */
  errors?: Array<{ pointer: string; detail: string }>;
}

/** Throw it anywhere in a request: it is answered as RFC 9457 has it. */
export class Problem extends Error {
  override name = 'Problem';
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.detail);
    this.details = details;
  }
}

export function answerProblem(c: Context, details: ProblemDetails): Response {
  const { status, ...rest } = details;
  const body = {
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    ...rest,
    requestId: currentRequest()?.ids.requestId,
  };
  return c.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json',
  });
}

/** What nobody foresaw is logged whole, and told to the caller without detail. */
export function answerError(log: Log): ErrorHandler {
  return (error, c) => {
    if (error instanceof Problem) return answerProblem(c, error.details);
    if (error instanceof HTTPException && error.status < 500) {
      return answerProblem(c, {
        status: error.status,
        detail: error.message,
      });
    }
    log.error(error, 'unexpected error');
    return answerProblem(c, {
      status: 500,
      detail:
        'Something went wrong here. The log says what, under the requestId.',
    });
  };
}

/** 405 where another method would have found a route, 404 where none would. */
export function answerNotFound(app: Hono): NotFoundHandler {
  return c => {
    const { method, path } = c.req;
    const allowed = methods.filter(other =>
      app.router
        .match(other, path)[0]
        .some(([[, route]]) => route.method === other),
    );
    if (allowed.length === 0) {
      return answerProblem(c, { status: 404, detail: `There is no ${path}` });
    }
    c.header('allow', allowed.join(', '));
    return answerProblem(c, {
      status: 405,
      detail: `${path} takes ${allowed.join(', ')}, not ${method}`,
    });
  };
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
