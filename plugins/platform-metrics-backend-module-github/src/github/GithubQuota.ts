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

/** How much of one token's rate limit may still be used, by what GitHub answers. */
export class GithubQuota {
  private pausedUntil?: number;

  constructor(
    private readonly options: {
      /** The share of the limit that is left for others. */
      reserve: number;
      now: () => number;
    },
  ) {}

  /** @throws RateLimitReached - where nothing may be asked now */
  check(): void {
    if (this.pausedUntil !== undefined) {
      if (this.options.now() < this.pausedUntil) {
        throw new RateLimitReached(this.pausedUntil);
      }
      this.pausedUntil = undefined;
    }
  }

  /** Takes from every answer what is left. */
  note(headers: Record<string, number | string | undefined>): void {
    const limit = toNumber(headers['x-ratelimit-limit']);
    const remaining = toNumber(headers['x-ratelimit-remaining']);
    const reset = toNumber(headers['x-ratelimit-reset']);
    if (
      limit !== undefined &&
      remaining !== undefined &&
      reset !== undefined &&
      remaining <= limit * this.options.reserve
    ) {
      this.pauseUntil(reset * 1000);
    }
  }

  pauseUntil(instant: number): void {
    this.pausedUntil = Math.max(this.pausedUntil ?? 0, instant);
  }
}

function toNumber(header: number | string | undefined): number | undefined {
  const number = header === undefined ? NaN : Number(header);
  return Number.isFinite(number) ? number : undefined;
}
