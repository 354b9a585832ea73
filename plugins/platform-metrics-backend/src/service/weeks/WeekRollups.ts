import type { ServiceWeek } from './ServiceWeek';
import { WeekColumns } from './WeekColumns';

/** So many changed services are kept beside the columns: with more, these are made anew. */
const MAX_CHANGED = 200;

/**
 * What all services did in one week. Thousands of them are in columns; those
 * that changed since are beside them, so that one deployment costs no copy.
 */
export class WeekRollups {
  static readonly none = WeekRollups.of([]);

  static of(rows: readonly ServiceWeek[]): WeekRollups {
    return new WeekRollups(WeekColumns.of(rows), new Map());
  }

  private constructor(
    private readonly columns: WeekColumns,
    private readonly changed: ReadonlyMap<number, ServiceWeek>,
  ) {}

  /** Bytes that it takes, about. */
  get bytes(): number {
    let changed = 0;
    for (const { leadTimesMs, failures } of this.changed.values()) {
      changed += 100 + 8 * leadTimesMs.length + 16 * failures.length;
    }
    return this.columns.bytes + changed;
  }

  get(service: number): ServiceWeek | undefined {
    return this.changed.get(service) ?? this.columns.get(service);
  }

  /** The same with some services' rows new. */
  with(rows: readonly ServiceWeek[]): WeekRollups {
    const changed = new Map(this.changed);
    rows.forEach(row => changed.set(row.service, row));
    if (changed.size <= MAX_CHANGED) {
      return new WeekRollups(this.columns, changed);
    }
    const kept = [...this.columns.rows()].filter(
      ({ service }) => !changed.has(service),
    );
    return WeekRollups.of([...kept, ...changed.values()]);
  }
}
