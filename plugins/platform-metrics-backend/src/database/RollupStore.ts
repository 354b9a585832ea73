import type { Week, WeekRange } from '@internal/plugin-platform-metrics-common';
import type { Knex } from 'knex';
import { instant, optionalInstant, optionalText } from './columns';
import type { Row } from './factTables';

/** What one service did in one week. */
export interface RollupRow {
  /** Id. */
  service: number;
  productionDeployments: number;
  failedDeployments: number;
  unplannedDeployments: number;
  /** Ascending. */
  leadTimesMs: number[];
  failures: Array<{ finishedAt: number; recoveredAt?: number }>;
  /** Of production deployments. */
  lastFinishedAt?: number;
}

/** Which states of what readers may keep in memory are current. */
export interface Revisions {
  /** When it moves, rows went: everything has to be read again. */
  epoch: number;
  services: number;
  weeks: Map<Week, number>;
  /** The first week in which anybody asked for support. */
  supportSince?: Week;
}

/** In `support_rollups` of requests that no squad was found for. */
export const UNASSIGNED = 'unassigned';

/**
 * Reads rollups. Whoever keeps them in memory asks for the revisions first: a
 * row that changed meanwhile is then read once more, and none is missed.
 */
export class RollupStore {
  constructor(private readonly knex: Knex) {}

  async readRevisions({ from, to }: WeekRange): Promise<Revisions> {
    const rows: Row[] = await this.knex('writer')
      .leftJoin('week_revisions', join =>
        join.onVal('week', '>=', from).andOnVal('week', '<', to),
      )
      .select('epoch', 'services_revision', 'week', 'week_revisions.revision', {
        support_since: this.knex('support_rollups')
          .where('opened', '>', 0)
          .min('week'),
      });
    return {
      epoch: instant(rows[0].epoch),
      services: instant(rows[0].services_revision),
      weeks: new Map(
        rows
          .filter(row => row.week !== null)
          .map(row => [String(row.week), instant(row.revision)]),
      ),
      supportSince: optionalText(rows[0].support_since),
    };
  }

  /** The rows of a week that changed after a revision; all of them after 0. */
  async readRollups(week: Week, afterRevision: number): Promise<RollupRow[]> {
    const rows: Row[] = await this.knex('weekly_rollups')
      .where({ week })
      .andWhere('revision', '>', afterRevision);
    return rows.map(rollupRow);
  }

  /** Support requests opened in a week, by squad. */
  async readSupportLoad(
    week: Week,
  ): Promise<Array<{ squad?: string; opened: number }>> {
    const rows: Row[] = await this.knex('support_rollups')
      .where({ week })
      .andWhere('opened', '>', 0)
      .select('squad', 'opened');
    return rows.map(({ squad, opened }) => ({
      ...(squad !== UNASSIGNED && { squad: String(squad) }),
      opened: Number(opened),
    }));
  }
}

function rollupRow(row: Row): RollupRow {
  return {
    service: Number(row.service_id),
    productionDeployments: Number(row.production_deployments),
    failedDeployments: Number(row.failed_deployments),
    unplannedDeployments: Number(row.unplanned_deployments),
    leadTimesMs: JSON.parse(String(row.lead_times)),
    failures: failures(String(row.failures)),
    lastFinishedAt: optionalInstant(row.last_finished_at),
  };
}

function failures(text: string): RollupRow['failures'] {
  const pairs: Array<[finishedAt: number, recoveredAt?: number]> =
    JSON.parse(text);
  return pairs.map(([finishedAt, recoveredAt]) => ({
    finishedAt,
    ...(recoveredAt !== undefined && { recoveredAt }),
  }));
}
