import type { ServiceWeek, WeekRollups } from './WeekRollups';

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
