import { ConflictError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { optionalInstant, optionalText } from './columns';
import type { Row } from './factTables';

/** What is known of a source, registered or not. Instants in ms since 1970. */
export interface SourceRecord {
  id: string;
  status: 'failed' | 'idle' | 'running';
  /** Of the run under way. */
  progress?: { done: number; total: number };
  /** Of the last run. */
  startedAt?: number;
  /** The last run that succeeded. Absent: the first backfill is not complete. */
  lastReconciledAt?: number;
  /** Of the last run, until one succeeds. */
  failedAt?: number;
  error?: string;
  /** When it last reported something by itself. */
  lastEventAt?: number;
}

/** Of a source whose run is over. */
const ENDED = { status: 'idle', progress_done: null, progress_total: null };

/** Where facts come from, and how far each source is. */
export class SourceStore {
  constructor(private readonly knex: Knex) {}

  async list(): Promise<SourceRecord[]> {
    const rows: Row[] = await this.knex('sources').orderBy('id');
    return rows.map(sourceRecord);
  }

  async readCursor(id: string): Promise<JsonObject | undefined> {
    const row = await this.knex('sources').where({ id }).first('cursor');
    return row?.cursor ? JSON.parse(row.cursor) : undefined;
  }

  /**
   * Keeps how far the run is that began then. Where what the source reported
   * was removed since, or another run began, that would be untrue.
   */
  async writeCursor(
    run: { id: string; startedAt: number },
    cursor: JsonObject,
  ): Promise<void> {
    const { id, startedAt } = run;
    const kept = await this.knex('sources')
      .where({ id, started_at: startedAt })
      .update({ cursor: JSON.stringify(cursor) });
    if (kept === 0) {
      throw new ConflictError(
        `What '${id}' reported was removed during this run, or another run began: the next one goes on`,
      );
    }
  }

  /** Keeps the latest. */
  async noteEvent(id: string, at: number): Promise<void> {
    await this.knex('sources')
      .insert({ id, last_event_at: at })
      .onConflict('id')
      .merge({
        last_event_at: this.knex.raw('case when ?? >= ? then ?? else ? end', [
          'sources.last_event_at',
          at,
          'sources.last_event_at',
          at,
        ]),
      });
  }

  async beginRun(id: string, at: number): Promise<void> {
    await this.save(id, {
      status: 'running',
      started_at: at,
      progress_done: null,
      progress_total: null,
    });
  }

  async reportProgress(
    id: string,
    { done, total }: { done: number; total: number },
  ): Promise<void> {
    await this.save(id, { progress_done: done, progress_total: total });
  }

  async finishRun(id: string, at: number): Promise<void> {
    await this.save(id, {
      ...ENDED,
      last_reconciled_at: at,
      failed_at: null,
      error: null,
    });
  }

  async failRun(id: string, at: number, error: string): Promise<void> {
    await this.save(id, { ...ENDED, status: 'failed', failed_at: at, error });
  }

  /** The portal stopped meanwhile: neither a success nor a failure. */
  async interruptRun(id: string): Promise<void> {
    await this.save(id, ENDED);
  }

  private async save(id: string, columns: Row) {
    await this.knex('sources')
      .insert({ id, ...columns })
      .onConflict('id')
      .merge(Object.keys(columns));
  }
}

function sourceRecord(row: Row): SourceRecord {
  return {
    id: String(row.id),
    status: row.status as SourceRecord['status'],
    progress:
      row.progress_total === null
        ? undefined
        : {
            done: Number(row.progress_done),
            total: Number(row.progress_total),
          },
    startedAt: optionalInstant(row.started_at),
    lastReconciledAt: optionalInstant(row.last_reconciled_at),
    failedAt: optionalInstant(row.failed_at),
    error: optionalText(row.error),
    lastEventAt: optionalInstant(row.last_event_at),
  };
}
