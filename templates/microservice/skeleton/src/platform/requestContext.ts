import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { continueTrace, traceparent, type Trace } from './trace.ts';

export interface RequestContext {
  /** What every line of the log carries. */
  ids: { requestId: string; traceId: string; spanId: string };
  trace: Trace;
}

const contexts = new AsyncLocalStorage<RequestContext>();

/**
 * The request being answered, from anywhere in its call tree. To trace a call
 * to another service: `fetch(url, { headers: { traceparent: traceparent(trace) } })`.
 */
export function currentRequest(): RequestContext | undefined {
  return contexts.getStore();
}

/** Takes the ids that came with the request, makes those that did not, and sends both back. */
export const requestContext: MiddlewareHandler = async (c, next) => {
  const trace = continueTrace(c.req.header('traceparent'));
  const given = c.req.header('x-request-id');
  const requestId = given && isPlain(given) ? given : randomUUID();
  const { traceId, spanId } = trace;

  await contexts.run({ ids: { requestId, traceId, spanId }, trace }, next);

  c.header('x-request-id', requestId);
  c.header('traceparent', traceparent(trace));
};

/** It goes into logs and headers: nothing that could break out of either. */
function isPlain(id: string): boolean {
  return /^[\w.:-]{1,128}$/.test(id);
}
