import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { toError } from '@backstage/errors';

/** Where pages hear that what they show may be out of date. */
export const LIVE_CHANNEL = 'platform-metrics';

const INTERVAL_MS = 1_000;

/**
 * Tells open pages that facts changed: at once, then at most once a second, and
 * always once more after the last change.
 */
export class LiveUpdates {
  private isStopped = false;
  private isDue = false;
  private pause?: NodeJS.Timeout;

  constructor(
    private readonly options: {
      signals: SignalsService;
      logger: LoggerService;
    },
  ) {}

  factsChanged() {
    if (this.isStopped) {
      return;
    }
    if (this.pause) {
      this.isDue = true;
      return;
    }
    this.isDue = false;
    this.pause = setTimeout(() => this.endPause(), INTERVAL_MS);
    void this.publish();
  }

  stop() {
    this.isStopped = true;
    clearTimeout(this.pause);
  }

  private endPause() {
    this.pause = undefined;
    if (this.isDue) {
      this.factsChanged();
    }
  }

  private async publish() {
    try {
      await this.options.signals.publish({
        recipients: { type: 'broadcast' },
        channel: LIVE_CHANNEL,
        message: { type: 'facts-changed' },
      });
    } catch (error) {
      this.options.logger.warn(
        'Could not tell open pages that facts changed',
        toError(error),
      );
    }
  }
}
