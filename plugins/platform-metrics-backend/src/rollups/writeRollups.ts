import {
  rollUp,
  weekOf,
  type ServiceOutcomes,
  type Week,
  type WeeklyRollup,
} from '@internal/plugin-platform-metrics-common';
import { isSameRow } from '../database/isSameRow';
import type { Row } from '../database/factTables';
import { inChunks } from '../database/inChunks';
import type { WriteTurn } from '../database/WriteTurn';

/** Of a week in which nothing got to production. */
const EMPTY: Row = {
  production_deployments: 0,
  failed_deployments: 0,
  unplanned_deployments: 0,
  lead_times: '[]',
  failures: '[]',
};

/**
 * Writes the weeks of a service that differ. A week in which nothing is left
 * stays with zeros: readers ask for what changed, and would miss what is gone.
 */
export async function writeRollups(
  turn: WriteTurn,
  options: {
    service: number;
    outcomes: ServiceOutcomes;
    known: readonly Row[];
    timeZone: string;
  },
): Promise<void> {
  const { service, outcomes, timeZone } = options;
  const known = new Map(options.known.map(row => [String(row.week), row]));
  const wanted = new Map<Week, Row>(
    [...known.keys()].map(week => [week, EMPTY]),
  );
  const failures = failuresByWeek(outcomes, timeZone);
  for (const rollup of rollUp(outcomes, timeZone)) {
    wanted.set(rollup.week, rollupColumns(rollup, failures.get(rollup.week)));
  }
  const lastFinished = lastFinishedByWeek(outcomes, timeZone);

  const changed: Row[] = [];
  for (const [week, columns] of wanted) {
    const row = {
      ...columns,
      last_finished_at: lastFinished.get(week) ?? null,
    };
    const before = known.get(week);
    if (!before || !isSameRow(before, row)) {
      turn.weekChanged(week);
      changed.push({
        service_id: service,
        week,
        revision: turn.revision,
        ...row,
      });
    }
  }
  for (const chunk of inChunks(changed)) {
    await turn
      .table('weekly_rollups')
      .insert(chunk)
      .onConflict(['service_id', 'week'])
      .merge();
  }
}

function rollupColumns(rollup: WeeklyRollup, failures: unknown = []): Row {
  return {
    production_deployments: rollup.productionDeployments,
    failed_deployments: rollup.failedDeployments,
    unplanned_deployments: rollup.unplannedDeployments,
    lead_times: JSON.stringify(rollup.leadTimesMs),
    failures: JSON.stringify(failures),
  };
}

function failuresByWeek(
  { productionDeployments }: ServiceOutcomes,
  timeZone: string,
) {
  const failures = new Map<Week, number[][]>();
  for (const {
    finishedAt,
    recoveredAt,
    remediations,
  } of productionDeployments) {
    if (remediations.length > 0) {
      const week = weekOf(finishedAt, timeZone);
      const failure =
        recoveredAt === undefined ? [finishedAt] : [finishedAt, recoveredAt];
      failures.set(week, [...(failures.get(week) ?? []), failure]);
    }
  }
  return failures;
}

function lastFinishedByWeek(
  { productionDeployments }: ServiceOutcomes,
  timeZone: string,
) {
  return new Map<Week, number>(
    productionDeployments.map(({ finishedAt }) => [
      weekOf(finishedAt, timeZone),
      finishedAt,
    ]),
  );
}
