import type {
  MetricSource,
  ReconciliationContext,
} from '@internal/plugin-platform-metrics-node';
import { inventBaselines } from './baselines/inventBaselines';
import {
  DEMONSTRATION_WEEKS,
  type DemonstrationSquad,
  demonstrationSquads,
} from './company/company';
import { squadRef } from './company/demonstrationEntities';
import { DAY, type Moment, SOURCE, WEEK } from './history/Moment';
import { serviceHistory } from './history/serviceHistory';
import { supportHistory, unassignedHistory } from './history/supportHistory';

const BATCH = 500;

/**
 * A year of invented facts up to now, which go on as time does: what would have
 * happened since the last run is recorded by the next.
 */
export class DemonstrationSource implements MetricSource {
  readonly id = SOURCE;
  readonly title = 'Demonstration';
  readonly reconciliation: NonNullable<MetricSource['reconciliation']>;

  private readonly squads: readonly DemonstrationSquad[];
  private readonly clock: () => number;

  constructor({
    squads = demonstrationSquads(),
    clock = Date.now,
  }: { squads?: readonly DemonstrationSquad[]; clock?: () => number } = {}) {
    this.squads = squads;
    this.clock = clock;
    this.reconciliation = {
      schedule: { frequency: { minutes: 2 }, timeout: { minutes: 15 } },
      run: context => this.run(context),
    };
  }

  private async run(context: ReconciliationContext): Promise<void> {
    const cursor = (await context.readCursor()) ?? {};
    const now = this.clock();
    const start = Number(cursor.start ?? firstWeek(now));
    const until = Number(cursor.until ?? 0);
    const span = { start, weeks: Math.ceil((now - start) / WEEK) };

    const { squads } = this;
    const histories = [
      ...squads.map(squad => () => squadHistory({ ...span, squad })),
      () => unassignedHistory(span),
    ];
    for (const [index, invent] of histories.entries()) {
      const news = invent().filter(({ at }) => at > until && at <= now);
      await record(news, context);
      const progress = { done: index + 1, total: histories.length };
      await context.reportProgress(progress);
    }
    // By the second run, the catalog has had its time.
    const baselines =
      until > 0
        ? await suggestBaselines(squads, Number(cursor.baselines ?? 0), context)
        : 0;
    await context.writeCursor({ start, until: now, baselines });
  }
}

function squadHistory(options: {
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

async function record(
  moments: readonly Moment[],
  { recorder, signal }: ReconciliationContext,
): Promise<void> {
  for (let from = 0; from < moments.length; from += BATCH) {
    signal.throwIfAborted();
    const batch = moments.slice(from, from + BATCH);
    await recorder.record(batch.map(({ report }) => report));
  }
}

/** Goes on after those that are settled, up to a squad that is not known yet. */
async function suggestBaselines(
  squads: readonly DemonstrationSquad[],
  settled: number,
  { signal, suggestBaseline }: ReconciliationContext,
): Promise<number> {
  const suggestions = inventBaselines(squads);
  for (let index = settled; index < suggestions.length; index += 1) {
    signal.throwIfAborted();
    if (!(await suggestBaseline(suggestions[index]))) {
      return index;
    }
  }
  return suggestions.length;
}

/** A Monday, a year before the running week ends. */
function firstWeek(now: number): number {
  // 1970 began on a Thursday.
  const monday = now - ((now + 3 * DAY) % WEEK);
  return monday - (DEMONSTRATION_WEEKS - 1) * WEEK;
}
