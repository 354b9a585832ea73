import { setTimeout as pause } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { Octokit, RequestError } from 'octokit';
import { z } from 'zod';
import {
  RateLimitReached,
  type GithubQuota,
  type LimitedApi,
} from './GithubQuota';

const REQUEST_TIMEOUT_MS = 30_000;
const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 1000;
/** Asked to wait longer than that, the repository is left to the next run. */
const LONGEST_PAUSE_MS = 60_000;

type Query = Record<string, number | string>;

interface Request {
  method: 'GET' | 'POST';
  url: string;
  baseUrl?: string;
  headers?: Record<string, string>;
  [parameter: string]: unknown;
}

/** What GitHub answered. */
export interface Answer {
  data: unknown;
  etag?: string;
  /** The next page of a list. */
  next?: string;
  /** By GitHub's clock, in whole seconds. */
  readAt: number;
}

const graphqlAnswer = z.object({
  data: z.unknown(),
  errors: z.array(z.unknown()).optional(),
});

/**
 * Reads from one GitHub with one token: leaves of the rate limit what is for
 * others, and asks again where GitHub fails for a moment.
 */
export class GithubClient {
  private readonly octokit: Octokit;

  constructor(
    private readonly options: {
      apiBaseUrl: string | undefined;
      token: string | undefined;
      quota: GithubQuota;
      logger: LoggerService;
      now: () => number;
      signal?: AbortSignal;
    },
  ) {
    const quiet = (message: string) => options.logger.debug(message);
    this.octokit = new Octokit({
      auth: options.token,
      baseUrl: options.apiBaseUrl,
      log: { debug: () => {}, info: () => {}, warn: quiet, error: quiet },
      retry: { enabled: false },
      throttle: { enabled: false },
    });
  }

  /**
   * Absent where it is as the tag says: this costs nothing of the rate limit.
   *
   * @param path - such as `/repos/larkspur/orders`, or the address of a page
   */
  async get(
    path: string,
    { query, etag }: { query?: Query; etag?: string } = {},
  ): Promise<Answer | undefined> {
    try {
      return await this.insist('rest', {
        method: 'GET',
        url: path,
        ...query,
        headers: etag ? { 'if-none-match': etag } : {},
      });
    } catch (error) {
      if (error instanceof RequestError && error.status === 304) {
        return undefined;
      }
      throw error;
    }
  }

  /**
   * By GraphQL; the data are whatever GitHub found, errors are logged. There
   * are none where something else answers in its place, such as a proxy.
   */
  async query(
    query: string,
    variables: Record<string, unknown>,
  ): Promise<Answer> {
    const {
      apiBaseUrl = 'https://api.github.com',
      logger,
      quota,
    } = this.options;
    const answer = await this.insist('graphql', {
      method: 'POST',
      // GitHub Enterprise Server has its REST API one level further down.
      baseUrl: apiBaseUrl.replace(/\/v3\/?$/, ''),
      url: '/graphql',
      query,
      variables,
    });
    const { data, errors } = graphqlAnswer.safeParse(answer.data).data ?? {};
    if (errors) {
      logger.debug(`GitHub's GraphQL answered: ${JSON.stringify(errors)}`);
    }
    if (!data) {
      // Rejects where the limit is used up: GraphQL calls that a success.
      quota.check('graphql');
    }
    return { ...answer, data };
  }

  /** A list, page by page; nothing where the first is as the tag says. */
  async *pages(
    path: string,
    options: { query?: Query; etag?: string } = {},
  ): AsyncGenerator<Answer> {
    let answer = await this.get(path, options);
    while (answer) {
      yield answer;
      answer = answer.next ? await this.get(answer.next) : undefined;
    }
  }

  /** Asks again as long as that may help. */
  private async insist(api: LimitedApi, request: Request): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      this.options.signal?.throwIfAborted();
      this.options.quota.check(api);
      try {
        return await this.ask(api, request);
      } catch (error) {
        await this.waitOut(api, error, attempt);
      }
    }
  }

  private async ask(api: LimitedApi, request: Request): Promise<Answer> {
    const { quota, signal, now } = this.options;
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    try {
      const { data, headers } = await this.octokit.request({
        ...request,
        request: {
          signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        },
      });
      quota.note(api, headers);
      const date = Date.parse(headers.date ?? '');
      return {
        data,
        etag: headers.etag,
        next: /<([^>]+)>;\s*rel="next"/.exec(headers.link ?? '')?.[1],
        readAt: Number.isNaN(date) ? now() : date,
      };
    } catch (error) {
      if (error instanceof RequestError) {
        quota.note(api, error.response?.headers ?? {});
      }
      throw error;
    }
  }

  /** Waits as long as GitHub asks for, or throws what no waiting mends. */
  private async waitOut(
    api: LimitedApi,
    error: unknown,
    attempt: number,
  ): Promise<void> {
    const { quota, signal, now, logger } = this.options;
    signal?.throwIfAborted();
    if (!(error instanceof RequestError)) {
      throw error;
    }
    const isLimited = error.status === 403 || error.status === 429;
    const retryAfterMs = Number(error.response?.headers['retry-after']) * 1000;
    if (isLimited) {
      // Rejects where the limit is used up; else GitHub has to ask for a pause.
      quota.check(api);
      if (!(retryAfterMs >= 0)) {
        throw error;
      }
      if (retryAfterMs > LONGEST_PAUSE_MS || attempt === ATTEMPTS) {
        quota.pauseUntil(api, now() + retryAfterMs);
        throw new RateLimitReached(now() + retryAfterMs);
      }
    } else if (error.status < 500 || attempt === ATTEMPTS) {
      throw error;
    }
    const waitMs = isLimited
      ? retryAfterMs
      : FIRST_PAUSE_MS * 2 ** (attempt - 1);
    logger.debug(`GitHub answered ${error.status}: asks again in ${waitMs} ms`);
    await pause(waitMs, undefined, { signal });
  }
}

/** The repository, or something in it, is no more, or is not shown to the token. */
export function isGone(error: unknown): boolean {
  return (
    error instanceof RequestError && [404, 410, 451].includes(error.status)
  );
}
