import { CustomErrorBase } from '@backstage/errors';

/** What is left of the rate limit is for others, or GitHub asked for a pause. */
export class RateLimitReached extends CustomErrorBase {
  override name = 'RateLimitReached' as const;

  constructor(readonly until: number) {
    super(
      `GitHub's rate limit is used up to its reserve until ${new Date(until).toISOString()}`,
    );
  }
}

/** What GitHub limits each for itself. */
export type LimitedApi = 'graphql' | 'rest';

/** How much of one token's rate limits may still be used, by what GitHub answers. */
export class GithubQuota {
  private readonly pausedUntil = new Map<LimitedApi, number>();

  constructor(
    private readonly options: {
      /** The share of the limit that is left for others. */
      reserve: number;
      now: () => number;
    },
  ) {}

  /** @throws RateLimitReached - where nothing may be asked now */
  check(api: LimitedApi): void {
    const until = this.pausedUntil.get(api);
    if (until !== undefined) {
      if (this.options.now() < until) {
        throw new RateLimitReached(until);
      }
      this.pausedUntil.delete(api);
    }
  }

  /** Takes from every answer what is left. */
  note(
    api: LimitedApi,
    headers: Record<string, number | string | undefined>,
  ): void {
    const limit = toNumber(headers['x-ratelimit-limit']);
    const remaining = toNumber(headers['x-ratelimit-remaining']);
    const reset = toNumber(headers['x-ratelimit-reset']);
    if (
      limit !== undefined &&
      remaining !== undefined &&
      reset !== undefined &&
      remaining <= limit * this.options.reserve
    ) {
      this.pauseUntil(api, reset * 1000);
    }
  }

  pauseUntil(api: LimitedApi, instant: number): void {
    const until = Math.max(this.pausedUntil.get(api) ?? 0, instant);
    this.pausedUntil.set(api, until);
  }
}

function toNumber(header: number | string | undefined): number | undefined {
  const number = header === undefined ? NaN : Number(header);
  return Number.isFinite(number) ? number : undefined;
}
