import type { Week } from '@internal/plugin-platform-metrics-common';
import {
  rangeInstants,
  weekOf,
  type WeekRange,
} from '@internal/plugin-platform-metrics-common';
import type { Knex } from 'knex';
import { instant, optionalInstant, optionalText } from './columns';
import type { Row } from './factTables';

/** A service that was created and never got to staging. */
export interface WaitingService {
  id: number;
  repository: string;
  entityRef?: string;
  title?: string;
  squad?: string;
  createdAt: number;
}

/** Reads what the platform team may have to be told of. */
export class WatchReader {
  constructor(
    private readonly knex: Knex,
    private readonly timeZone: string,
  ) {}

  /** Support requests opened, by squad and week, but those of one source. */
  async countSupportRequests(options: {
    range: WeekRange;
    exceptSource: string;
  }): Promise<Array<{ squad?: string; week: Week; opened: number }>> {
    const { start, end } = rangeInstants(options.range, this.timeZone);
    const rows: Row[] = await this.knex('support_requests')
      .where('opened_at', '>=', start)
      .where('opened_at', '<', end)
      .where({ is_withdrawn: false })
      .whereNot({ source: options.exceptSource })
      .select('squad', 'opened_at');
    const counts = new Map<
      string,
      { squad?: string; week: Week; opened: number }
    >();
    for (const row of rows) {
      const squad = optionalText(row.squad);
      const week = weekOf(instant(row.opened_at), this.timeZone);
      const key = `${week} ${squad ?? ''}`;
      const count = counts.get(key) ?? { squad, week, opened: 0 };
      count.opened += 1;
      counts.set(key, count);
    }
    return [...counts.values()];
  }

  /** The week of the first support request, but those of one source. */
  async findFirstSupportWeek(options: {
    exceptSource: string;
  }): Promise<Week | undefined> {
    const row: Row | undefined = await this.knex('support_requests')
      .where({ is_withdrawn: false })
      .whereNot({ source: options.exceptSource })
      .min({ opened_at: 'opened_at' })
      .first();
    const first = optionalInstant(row?.opened_at ?? null);
    return first === undefined ? undefined : weekOf(first, this.timeZone);
  }

  /**
   * Those that still wait: not archived nor gone, known from their creation
   * on, and described by more than one source.
   */
  async listWaitingServices(options: {
    exceptSource: string;
  }): Promise<WaitingService[]> {
    const rows: Row[] = await this.knex('services')
      .whereNull('first_deployed_at')
      .whereNull('archived_at')
      .whereNotNull('created_at')
      .where({ is_withdrawn: false })
      .where(known =>
        known
          .whereNull('history_since')
          .orWhereRaw('history_since <= created_at'),
      )
      .whereExists(
        this.knex('repositories')
          .whereRaw('repositories.service_id = services.id')
          .where({ is_withdrawn: false })
          .whereNot({ source: options.exceptSource }),
      )
      .orderBy('created_at');
    return rows.map(row => ({
      id: Number(row.id),
      repository: String(row.repository),
      entityRef: optionalText(row.entity_ref),
      title: optionalText(row.title),
      squad: optionalText(row.squad),
      createdAt: instant(row.created_at),
    }));
  }
}
