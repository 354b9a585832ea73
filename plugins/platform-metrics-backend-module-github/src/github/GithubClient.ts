import { setTimeout as pause } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { Octokit, RequestError } from 'octokit';
import { RateLimitReached, type GithubQuota } from './GithubQuota';

const REQUEST_TIMEOUT_MS = 30_000;
const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 1000;
/** Asked to wait longer than that, the repository is left to the next run. */
const LONGEST_PAUSE_MS = 60_000;

type Query = Record<string, number | string>;

/** What GitHub answered. */
export interface Answer {
  data: unknown;
  etag?: string;
  /** The next page of a list. */
  next?: string;
  /** By GitHub's clock, in whole seconds. */
  readAt: number;
}

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
    for (let attempt = 1; ; attempt++) {
      this.options.signal?.throwIfAborted();
      this.options.quota.check();
      try {
        return await this.ask(path, query, etag);
      } catch (error) {
        if (error instanceof RequestError && error.status === 304) {
          return undefined;
        }
        await this.waitOut(error, attempt);
      }
    }
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

  private async ask(
    path: string,
    query: Query | undefined,
    etag: string | undefined,
  ): Promise<Answer> {
    const { quota, signal, now } = this.options;
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    try {
      const { data, headers } = await this.octokit.request({
        method: 'GET',
        url: path,
        ...query,
        headers: etag ? { 'if-none-match': etag } : {},
        request: {
          signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        },
      });
      quota.note(headers);
      const date = Date.parse(headers.date ?? '');
      return {
        data,
        etag: headers.etag,
        next: /<([^>]+)>;\s*rel="next"/.exec(headers.link ?? '')?.[1],
        readAt: Number.isNaN(date) ? now() : date,
      };
    } catch (error) {
      if (error instanceof RequestError) {
        quota.note(error.response?.headers ?? {});
      }
      throw error;
    }
  }

  /** Waits as long as GitHub asks for, or throws what no waiting mends. */
  private async waitOut(error: unknown, attempt: number): Promise<void> {
    const { quota, signal, now, logger } = this.options;
    signal?.throwIfAborted();
    if (!(error instanceof RequestError)) {
      throw error;
    }
    const isLimited = error.status === 403 || error.status === 429;
    const retryAfterMs = Number(error.response?.headers['retry-after']) * 1000;
    if (isLimited) {
      // Rejects where the limit is used up; else GitHub has to ask for a pause.
      quota.check();
      if (!(retryAfterMs >= 0)) {
        throw error;
      }
      if (retryAfterMs > LONGEST_PAUSE_MS || attempt === ATTEMPTS) {
        quota.pauseUntil(now() + retryAfterMs);
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
