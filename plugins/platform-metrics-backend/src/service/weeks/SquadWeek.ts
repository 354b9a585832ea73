import type { ServiceWeek } from './ServiceWeek';
import type { WeekRollups } from './WeekRollups';

/** What some services together did in one week. */
export interface SquadWeek {
  /** Another one whenever it was added up again. */
  version: symbol;
  productionDeployments: number;
  failedDeployments: number;
  unplannedDeployments: number;
  /** Ascending. */
  leadTimesMs: Float64Array;
  failures: ServiceWeek['failures'];
}

/** Adds up the week of some services. */
export function addUp(
  rollups: WeekRollups,
  services: Iterable<number>,
): SquadWeek {
  const rows: ServiceWeek[] = [];
  for (const service of services) {
    const row = rollups.get(service);
    if (row) {
      rows.push(row);
    }
  }
  return {
    version: Symbol('squad week'),
    productionDeployments: sum(rows, row => row.productionDeployments),
    failedDeployments: sum(rows, row => row.failedDeployments),
    unplannedDeployments: sum(rows, row => row.unplannedDeployments),
    leadTimesMs: merge(rows.map(row => row.leadTimesMs)),
    failures: rows.flatMap(row => row.failures),
  };
}

/** The same after one of the services had its week changed. */
export function replaceIn(
  sums: SquadWeek,
  before: ServiceWeek | undefined,
  after: ServiceWeek,
): SquadWeek {
  const moved = (of: (row: ServiceWeek) => number) =>
    of(after) - (before ? of(before) : 0);
  return {
    version: Symbol('squad week'),
    productionDeployments:
      sums.productionDeployments + moved(row => row.productionDeployments),
    failedDeployments:
      sums.failedDeployments + moved(row => row.failedDeployments),
    unplannedDeployments:
      sums.unplannedDeployments + moved(row => row.unplannedDeployments),
    leadTimesMs: replaceSorted(
      sums.leadTimesMs,
      before?.leadTimesMs ?? [],
      after.leadTimesMs,
    ),
    failures: replaceFailures(
      sums.failures,
      before?.failures ?? [],
      after.failures,
    ),
  };
}

/** All three are ascending, and `gone` is part of `sorted`. */
function replaceSorted(
  sorted: Float64Array,
  gone: ArrayLike<number>,
  come: ArrayLike<number>,
): Float64Array {
  const next = new Float64Array(sorted.length - gone.length + come.length);
  let at = 0;
  let goneAt = 0;
  let comeAt = 0;
  const put = (value: number) => {
    next[at] = value;
    at += 1;
  };
  for (const value of sorted) {
    if (gone[goneAt] === value) {
      goneAt += 1;
    } else {
      for (; come[comeAt] <= value; comeAt += 1) {
        put(come[comeAt]);
      }
      put(value);
    }
  }
  for (; comeAt < come.length; comeAt += 1) {
    put(come[comeAt]);
  }
  return next;
}

function replaceFailures(
  failures: ServiceWeek['failures'],
  gone: ServiceWeek['failures'],
  come: ServiceWeek['failures'],
): ServiceWeek['failures'] {
  if (gone.length === 0) {
    return come.length === 0 ? failures : [...failures, ...come];
  }
  const left = [...gone];
  const kept = failures.filter(failure => {
    const place = left.findIndex(
      other =>
        other.finishedAt === failure.finishedAt &&
        other.recoveredAt === failure.recoveredAt,
    );
    if (place !== -1) {
      left.splice(place, 1);
    }
    return place === -1;
  });
  return [...kept, ...come];
}

function sum(
  rows: readonly ServiceWeek[],
  of: (row: ServiceWeek) => number,
): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

function merge(sorted: ReadonlyArray<ArrayLike<number>>): Float64Array {
  const merged = new Float64Array(
    sorted.reduce((total, values) => total + values.length, 0),
  );
  let at = 0;
  for (const values of sorted) {
    merged.set(values, at);
    at += values.length;
  }
  return merged.sort();
}
