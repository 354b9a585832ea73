import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { z } from 'zod';
import { RateLimitedError, type SlackApi } from './SlackApi';

const LIFETIME_MS = durationToMilliseconds({ hours: 12 });

/** How long a question that failed is not asked again. */
const RETRY_AFTER_MS = durationToMilliseconds({ minutes: 1 });

/** A message must be answered for within 3 seconds, so this cannot take long. */
const PATIENCE_MS = 1_000;

const userInfo = z.object({
  user: z.object({
    profile: z.object({ email: z.string().optional() }).optional(),
  }),
});

/**
 * Knows the addresses of those who write, by which their User entities are
 * found. A request is one without it, so nothing that goes wrong here is fatal.
 */
export class UserDirectory {
  private readonly known = new Map<string, { email?: string; until: number }>();
  private silentUntil = 0;

  constructor(
    private readonly options: {
      api: SlackApi;
      logger: LoggerService;
      now?: () => number;
    },
  ) {}

  /** The address, or `undefined` where there is none or Slack does not tell it at once. */
  async findEmail(user: string): Promise<string | undefined> {
    if (this.now() < this.silentUntil) {
      return this.recall(user)?.email;
    }
    const { api } = this.options;
    return this.recallOr(user, () =>
      api.call('users.info', { user }, userInfo, {
        signal: AbortSignal.timeout(PATIENCE_MS),
      }),
    );
  }

  /** The same, but waits while Slack wants to be asked later. */
  async awaitEmail(
    user: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const { api } = this.options;
    const email = await this.recallOr(user, () =>
      api.callPatiently('users.info', { user }, userInfo, { signal }),
    );
    signal.throwIfAborted();
    return email;
  }

  private async recallOr(
    user: string,
    ask: () => Promise<z.infer<typeof userInfo>>,
  ): Promise<string | undefined> {
    const known = this.recall(user);
    if (known) {
      return known.email;
    }
    try {
      const email = (await ask()).user.profile?.email;
      this.known.set(user, { email, until: this.now() + LIFETIME_MS });
      return email;
    } catch (error) {
      if (error instanceof RateLimitedError) {
        this.silentUntil = this.now() + error.retryAfterMs;
      } else {
        this.known.set(user, { until: this.now() + RETRY_AFTER_MS });
      }
      this.options.logger.warn(
        `Could not find the address of a Slack user: ${stringifyError(error)}`,
      );
      return undefined;
    }
  }

  private recall(user: string) {
    const known = this.known.get(user);
    return known && known.until > this.now() ? known : undefined;
  }

  private now(): number {
    return this.options.now?.() ?? Date.now();
  }
}
