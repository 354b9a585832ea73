import { ConflictError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { optionalInstant, optionalText } from './columns';
import { factTables, type Row } from './factTables';

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

/** One run of a source's reconciliation. What it says counts until another begins. */
export interface SourceRun {
  /** Of the source. */
  id: string;
  startedAt: number;
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

  /** Whether anything is of it: facts, baselines or its state. */
  async hasTraces(id: string): Promise<boolean> {
    if (await this.knex('sources').where({ id }).first('id')) {
      return true;
    }
    const facts = Object.values(factTables).map(({ name }) => name);
    for (const table of ['baselines', ...facts]) {
      if (await this.knex(table).where({ source: id }).first('source')) {
        return true;
      }
    }
    return false;
  }

  async readCursor(id: string): Promise<JsonObject | undefined> {
    const row = await this.knex('sources').where({ id }).first('cursor');
    return row?.cursor ? JSON.parse(row.cursor) : undefined;
  }

  /**
   * @throws ConflictError - where another run began since, or what the source
   * reported was removed: how far this one is says nothing any more
   */
  async writeCursor(run: SourceRun, cursor: JsonObject): Promise<void> {
    if (!(await this.change(run, { cursor: JSON.stringify(cursor) }))) {
      throw new ConflictError(
        `What '${run.id}' reported was removed during this run, or another run began: the next one goes on`,
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

  async beginRun({ id, startedAt }: SourceRun): Promise<void> {
    const columns = {
      status: 'running',
      started_at: startedAt,
      progress_done: null,
      progress_total: null,
    };
    await this.knex('sources')
      .insert({ id, ...columns })
      .onConflict('id')
      .merge(Object.keys(columns));
  }

  async reportProgress(
    run: SourceRun,
    { done, total }: { done: number; total: number },
  ): Promise<void> {
    await this.change(run, { progress_done: done, progress_total: total });
  }

  async finishRun(run: SourceRun, at: number): Promise<void> {
    await this.change(run, {
      ...ENDED,
      last_reconciled_at: at,
      failed_at: null,
      error: null,
    });
  }

  async failRun(run: SourceRun, at: number, error: string): Promise<void> {
    await this.change(run, {
      ...ENDED,
      status: 'failed',
      failed_at: at,
      error,
    });
  }

  /** The portal stopped meanwhile: neither a success nor a failure. */
  async interruptRun(run: SourceRun): Promise<void> {
    await this.change(run, ENDED);
  }

  /** Whether the run is still the source's last. */
  private async change(
    { id, startedAt }: SourceRun,
    columns: Row,
  ): Promise<boolean> {
    const changed = await this.knex('sources')
      .where({ id, started_at: startedAt })
      .update(columns);
    return changed > 0;
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
