import { NotFoundError } from '@backstage/errors';
import {
  weekOf,
  type Requester,
} from '@internal/plugin-platform-metrics-common';
import type { Knex } from 'knex';
import {
  countSupportRequests,
  type SupportWeek,
} from '../rollups/countSupportRequests';
import { flag, instant, optionalText } from './columns';
import type { Row } from './factTables';
import { inChunks } from './inChunks';
import { supportSquad } from './supportSquad';
import type { Writer } from './Writer';
import type { WriteTurn } from './WriteTurn';

/** Finds squads for support requests. */
export class SupportRequestStore {
  constructor(
    private readonly knex: Knex,
    private readonly writer: Writer,
  ) {}

  /** Requests of nobody yet whose requester was not found either. */
  async listUnknownRequesters(): Promise<
    Array<{ id: string; requester: Requester[] }>
  > {
    const rows: Row[] = await this.knex('support_requests')
      .whereNull('squad')
      .whereNull('requester_entity')
      .whereNotNull('requester')
      .where({ is_withdrawn: false })
      .select('id', 'requester');
    return rows.map(({ id, requester }) => ({
      id: String(id),
      requester: JSON.parse(String(requester)),
    }));
  }

  async countUnassigned(): Promise<number> {
    const row = await this.knex('support_requests')
      .whereNull('squad')
      .where({ is_withdrawn: false })
      .count({ unassigned: '*' })
      .first();
    return Number(row?.unassigned);
  }

  /** Who asked, and whose request it is where nobody knows better. */
  async saveRequesters(
    found: ReadonlyArray<{ id: string; entityRef: string; squad?: string }>,
  ): Promise<{ isChanged: boolean }> {
    const requesters = new Map(found.map(one => [one.id, one]));
    return this.writer.write(async turn => {
      for (const chunk of inChunks([...requesters.keys()])) {
        const rows: Row[] = await turn
          .table('support_requests')
          .whereIn('id', chunk);
        const changes = rows.map(row => {
          const requester = requesters.get(String(row.id));
          return {
            row,
            columns: {
              requester_entity: requester?.entityRef ?? null,
              requester_squad: requester?.squad ?? null,
            },
          };
        });
        await update(turn, changes);
      }
      return { isChanged: turn.isChanged };
    });
  }

  /** Somebody says whose a request is: that counts, whatever is found later. */
  async assign(assignment: {
    id: string;
    /** Entity ref. */
    squad: string;
    /** Entity ref of who says so. */
    by: string;
    at: number;
  }): Promise<void> {
    const { id, squad, by, at } = assignment;
    await this.writer.write(async turn => {
      const row: Row | undefined = await turn
        .table('support_requests')
        .where({ id })
        .first();
      if (!row) {
        throw new NotFoundError(`There is no support request ${id}`);
      }
      await update(turn, [
        {
          row,
          columns: { assigned_squad: squad, assigned_by: by, assigned_at: at },
        },
      ]);
    });
  }
}

async function update(
  turn: WriteTurn,
  changes: ReadonlyArray<{ row: Row; columns: Row }>,
) {
  const { timeZone } = turn.settings;
  const touched: SupportWeek[] = [];
  for (const { row, columns } of changes) {
    const squad = supportSquad({ ...row, ...columns });
    turn.changed();
    await turn
      .table('support_requests')
      .where({ id: row.id })
      .update({ ...columns, ...squad });
    if (!flag(row.is_withdrawn)) {
      const week = weekOf(instant(row.opened_at), timeZone);
      touched.push(
        { squad: optionalText(row.squad), week },
        { squad: squad.squad ?? undefined, week },
      );
    }
  }
  await countSupportRequests(turn, touched);
}
