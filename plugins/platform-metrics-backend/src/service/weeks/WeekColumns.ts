import type { ServiceWeek } from './ServiceWeek';

/**
 * What all services did in one week, in columns: one object for each of
 * thousands of services and hundreds of weeks would take ten times the memory.
 */
export class WeekColumns {
  static of(rows: readonly ServiceWeek[]): WeekColumns {
    return new WeekColumns([...rows].sort((a, b) => a.service - b.service));
  }

  /** Bytes that the columns take. */
  readonly bytes: number;

  readonly #services: Int32Array;
  readonly #production: Uint32Array;
  readonly #failed: Uint32Array;
  readonly #unplanned: Uint32Array;
  readonly #lastFinishedAt: Float64Array;
  /** Where each service's lead times begin; one more for the end. */
  readonly #leadTimesFrom: Uint32Array;
  readonly #leadTimes: Float64Array;
  readonly #failuresFrom: Uint32Array;
  readonly #failedAt: Float64Array;
  /** NaN: not recovered. */
  readonly #recoveredAt: Float64Array;

  /** @param rows - by service, each once */
  private constructor(rows: readonly ServiceWeek[]) {
    this.#services = Int32Array.from(rows, row => row.service);
    this.#production = Uint32Array.from(rows, row => row.productionDeployments);
    this.#failed = Uint32Array.from(rows, row => row.failedDeployments);
    this.#unplanned = Uint32Array.from(rows, row => row.unplannedDeployments);
    this.#lastFinishedAt = Float64Array.from(
      rows,
      row => row.lastFinishedAt ?? NaN,
    );
    this.#leadTimesFrom = offsets(rows, row => row.leadTimesMs.length);
    this.#leadTimes = new Float64Array(this.#leadTimesFrom[rows.length]);
    this.#failuresFrom = offsets(rows, row => row.failures.length);
    this.#failedAt = new Float64Array(this.#failuresFrom[rows.length]);
    this.#recoveredAt = new Float64Array(this.#failuresFrom[rows.length]);
    rows.forEach((row, index) => {
      this.#leadTimes.set(row.leadTimesMs, this.#leadTimesFrom[index]);
      row.failures.forEach((failure, place) => {
        const at = this.#failuresFrom[index] + place;
        this.#failedAt[at] = failure.finishedAt;
        this.#recoveredAt[at] = failure.recoveredAt ?? NaN;
      });
    });
    this.bytes =
      rows.length * 28 +
      this.#leadTimes.byteLength +
      2 * this.#failedAt.byteLength;
  }

  *rows(): Iterable<ServiceWeek> {
    for (let index = 0; index < this.#services.length; index += 1) {
      yield this.at(index);
    }
  }

  /** Its lead times are a view, not a copy. */
  get(service: number): ServiceWeek | undefined {
    const index = this.indexOf(service);
    return index === undefined ? undefined : this.at(index);
  }

  private at(index: number): ServiceWeek {
    const lastFinishedAt = this.#lastFinishedAt[index];
    return {
      service: this.#services[index],
      productionDeployments: this.#production[index],
      failedDeployments: this.#failed[index],
      unplannedDeployments: this.#unplanned[index],
      leadTimesMs: this.#leadTimes.subarray(
        this.#leadTimesFrom[index],
        this.#leadTimesFrom[index + 1],
      ),
      failures: this.failuresAt(index),
      ...(!Number.isNaN(lastFinishedAt) && { lastFinishedAt }),
    };
  }

  private failuresAt(index: number): ServiceWeek['failures'] {
    const failures: Array<{ finishedAt: number; recoveredAt?: number }> = [];
    const end = this.#failuresFrom[index + 1];
    for (let at = this.#failuresFrom[index]; at < end; at += 1) {
      const recoveredAt = this.#recoveredAt[at];
      failures.push({
        finishedAt: this.#failedAt[at],
        ...(!Number.isNaN(recoveredAt) && { recoveredAt }),
      });
    }
    return failures;
  }

  private indexOf(service: number): number | undefined {
    let low = 0;
    let high = this.#services.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#services[middle] < service) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.#services[low] === service ? low : undefined;
  }
}

function offsets(
  rows: readonly ServiceWeek[],
  lengthOf: (row: ServiceWeek) => number,
): Uint32Array {
  const from = new Uint32Array(rows.length + 1);
  rows.forEach((row, index) => {
    from[index + 1] = from[index] + lengthOf(row);
  });
  return from;
}
