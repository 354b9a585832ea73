import type {
  MetricSource,
  ReconciliationContext,
} from '@internal/plugin-platform-metrics-node';
import {
  DEMONSTRATION_WEEKS,
  type DemonstrationSquad,
  demonstrationSquads,
} from './company/company';
import { squadRef } from './company/demonstrationEntities';
import { DAY, type Moment, SOURCE, WEEK } from './history/Moment';
import { serviceHistory } from './history/serviceHistory';
import { supportHistory } from './history/supportHistory';

const BATCH = 500;

/**
 * A year of invented facts up to now, which go on as time does: what would have
 * happened since the last run is recorded by the next.
 */
export class DemonstrationSource implements MetricSource {
  readonly id = SOURCE;
  readonly title = 'Demonstration';
  readonly reconciliation: NonNullable<MetricSource['reconciliation']>;

  constructor(private readonly clock: () => number = Date.now) {
    this.reconciliation = {
      schedule: { frequency: { minutes: 5 }, timeout: { minutes: 15 } },
      run: context => this.run(context),
    };
  }

  private async run(context: ReconciliationContext): Promise<void> {
    const cursor = (await context.readCursor()) ?? {};
    const now = this.clock();
    const start = Number(cursor.start ?? firstWeek(now));
    const until = Number(cursor.until ?? 0);
    const weeks = Math.ceil((now - start) / WEEK);

    const squads = demonstrationSquads();
    for (const [index, squad] of squads.entries()) {
      const moments = inventHistory({ squad, start, weeks }).filter(
        ({ at }) => at > until && at <= now,
      );
      for (let from = 0; from < moments.length; from += BATCH) {
        context.signal.throwIfAborted();
        const batch = moments.slice(from, from + BATCH);
        await context.recorder.record(batch.map(({ report }) => report));
      }
      await context.reportProgress({ done: index + 1, total: squads.length });
    }
    await context.writeCursor({ start, until: now });
  }
}

function inventHistory(options: {
  squad: DemonstrationSquad;
  start: number;
  weeks: number;
}): Moment[] {
  const { squad } = options;
  return [
    ...squad.services.flatMap(service =>
      serviceHistory({ ...options, service }),
    ),
    ...supportHistory({ ...options, squadRef: squadRef(squad) }),
  ];
}

/** A Monday, a year before the running week ends. */
function firstWeek(now: number): number {
  // 1970 began on a Thursday.
  const monday = now - ((now + 3 * DAY) % WEEK);
  return monday - (DEMONSTRATION_WEEKS - 1) * WEEK;
}
