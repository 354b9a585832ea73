import { setTimeout as wait } from 'node:timers/promises';
import { ResponseError } from '@backstage/errors';
import { z } from 'zod';

const REQUEST_TIMEOUT_MS = 10_000;

/** Where Slack does not say how long to wait. */
const DEFAULT_RETRY_AFTER_S = 30;

const answer = z.looseObject({
  ok: z.boolean(),
  error: z.string().optional(),
  /** The scope that the app lacks. */
  needed: z.string().optional(),
});

/** Said where Slack wants to be asked later. */
export class RateLimitedError extends Error {
  constructor(
    method: string,
    readonly retryAfterMs: number,
  ) {
    super(`Slack wants ${method} to be called later`);
  }
}

/** Calls methods of Slack's Web API as the app's bot. */
export class SlackApi {
  constructor(
    private readonly options: { apiBaseUrl: string; botToken: string },
  ) {}

  /** @throws RateLimitedError where Slack wants to be asked later. */
  async call<T>(
    method: string,
    parameters: Record<string, string>,
    schema: z.ZodType<T>,
    { signal }: { signal: AbortSignal },
  ): Promise<T> {
    const response = await fetch(`${this.options.apiBaseUrl}/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.options.botToken}` },
      body: new URLSearchParams(parameters),
      signal: AbortSignal.any([
        signal,
        AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      ]),
    });
    if (response.status === 429) {
      const seconds = Number(
        response.headers.get('retry-after') ?? DEFAULT_RETRY_AFTER_S,
      );
      throw new RateLimitedError(method, seconds * 1_000);
    }
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const body = await response.json();
    const { error, needed, ok } = answer.parse(body);
    if (!ok) {
      throw new Error(
        `Slack refuses ${method}: ${error}${needed ? `, the app lacks the scope ${needed}` : ''}`,
      );
    }
    return schema.parse(body);
  }

  /** The same, but asks again once Slack wants to be asked. */
  async callPatiently<T>(
    method: string,
    parameters: Record<string, string>,
    schema: z.ZodType<T>,
    { signal }: { signal: AbortSignal },
  ): Promise<T> {
    for (;;) {
      try {
        return await this.call(method, parameters, schema, { signal });
      } catch (error) {
        if (!(error instanceof RateLimitedError)) {
          throw error;
        }
        await wait(error.retryAfterMs, undefined, { signal });
      }
    }
  }
}
