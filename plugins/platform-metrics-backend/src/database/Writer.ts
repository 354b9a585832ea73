import { setTimeout } from 'node:timers/promises';
import type {
  MetricsSettings,
  Week,
} from '@internal/plugin-platform-metrics-common';
import type { Knex } from 'knex';
import { inChunks } from './inChunks';
import { rollupSettings, WriteTurn, type RollupSettings } from './WriteTurn';

const MAX_ATTEMPTS = 5;

/** By which databases say that another transaction was in the way. */
const isTransient = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  /^(40001|40P01|SQLITE_BUSY.*)$/.test(String(error.code));

/**
 * Lets one transaction at a time write facts and what follows from them, on
 * every replica: outcomes are computed from all facts of a service, and
 * readers rely on revisions that count in the order of commits. SQLite has one
 * writer anyway; on PostgreSQL each holds the row of `writer` until its commit.
 */
export class Writer {
  private readonly settings: RollupSettings;

  constructor(
    private readonly knex: Knex,
    settings: MetricsSettings,
  ) {
    this.settings = rollupSettings(settings);
  }

  /**
   * All or nothing: whatever `work` writes, with the revisions that tell of
   * it. Where it changed nothing, nothing is written.
   */
  async write<T>(work: (turn: WriteTurn) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt === MAX_ATTEMPTS || !isTransient(error)) {
          throw error;
        }
        await setTimeout(2 ** attempt * 10 * (1 + Math.random()));
      }
    }
  }

  private async attempt<T>(work: (turn: WriteTurn) => Promise<T>): Promise<T> {
    const transaction = await this.knex.transaction();
    try {
      // A write comes first: SQLite refuses it to who began by reading.
      const [row] = await transaction('writer')
        .where({ id: 1 })
        .update({ revision: transaction.raw('?? + 1', ['revision']) })
        .returning('*');
      const turn = new WriteTurn(transaction, row, this.settings);
      const result = await work(turn);
      if (turn.isChanged) {
        await bumpWeeks(turn, turn.changedWeeks);
        if (turn.changesWriterRow) {
          await transaction('writer').where({ id: 1 }).update(turn.writerRow());
        }
        await transaction.commit();
      } else {
        await transaction.rollback();
      }
      return result;
    } catch (error) {
      await transaction.rollback(error);
      throw error;
    }
  }
}

async function bumpWeeks(turn: WriteTurn, weeks: ReadonlySet<Week>) {
  const rows = [...weeks].map(week => ({ week, revision: turn.revision }));
  for (const chunk of inChunks(rows)) {
    await turn
      .table('week_revisions')
      .insert(chunk)
      .onConflict('week')
      .merge(['revision']);
  }
}
