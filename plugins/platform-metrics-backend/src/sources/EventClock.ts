import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { FactReport } from '@internal/plugin-platform-metrics-common';
import type { SourceStore } from '../database/SourceStore';

/** As exact as pages need it, and no write with every event of a busy source. */
const PRECISION_MS = durationToMilliseconds({ seconds: 10 });

/** Keeps when each source was last heard of. */
export class EventClock {
  private readonly noted = new Map<string, number>();

  constructor(
    private readonly options: {
      states: Pick<SourceStore, 'noteEvent'>;
      logger: LoggerService;
      now?: () => number;
    },
  ) {}

  note(reports: readonly FactReport[]) {
    const now = this.options.now?.() ?? Date.now();
    for (const source of new Set(reports.map(report => report.source))) {
      const last = this.noted.get(source) ?? -Infinity;
      if (now - last >= PRECISION_MS) {
        this.noted.set(source, now);
        void this.save(source, now);
      }
    }
  }

  private async save(source: string, now: number) {
    try {
      await this.options.states.noteEvent(source, now);
    } catch (error) {
      this.noted.delete(source);
      this.options.logger.warn(
        `Could not note that '${source}' was heard of`,
        toError(error),
      );
    }
  }
}
