import { Clock } from '../clock';

const HOUR = 60 * 60;
const RESOURCES = { core: 5000, search: 30, graphql: 5000 } as const;
const ANONYMOUS_LIMIT = 60;

export type RateLimitedResource = keyof typeof RESOURCES;

export interface RateLimit {
  limit: number;
  used: number;
  remaining: number;
  /** When the count starts anew, in seconds since the epoch. */
  reset: number;
}

/**
 * Counts requests as GitHub counts them, per caller and resource. It tells, and
 * never refuses: on one's own machine nobody needs protection from oneself.
 */
export class RateLimits {
  readonly #clock: Clock;
  readonly #windows = new Map<string, { used: number; reset: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  count(userId: number | undefined, resource: RateLimitedResource): RateLimit {
    const window = this.#window(userId, resource);
    window.used += 1;
    return this.read(userId, resource);
  }

  read(userId: number | undefined, resource: RateLimitedResource): RateLimit {
    const { used, reset } = this.#window(userId, resource);
    const limit =
      userId === undefined && resource === 'core'
        ? ANONYMOUS_LIMIT
        : RESOURCES[resource];
    return { limit, used, remaining: Math.max(0, limit - used), reset };
  }

  #window(userId: number | undefined, resource: RateLimitedResource) {
    const key = `${userId ?? 'anonymous'}:${resource}`;
    const now = Math.floor(this.#clock().getTime() / 1000);
    const current = this.#windows.get(key);
    if (current && current.reset > now) {
      return current;
    }
    const window = { used: 0, reset: now + HOUR };
    this.#windows.set(key, window);
    return window;
  }
}
