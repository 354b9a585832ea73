import type { Week } from '@internal/plugin-platform-metrics-common';
import type { Knex } from 'knex';
import { instant, optionalInstant, optionalText } from './columns';
import type { Row } from './factTables';

/** What a metric was before the platform. */
export interface BaselineRecord {
  /** Entity ref of a squad, or `organization`. */
  subject: string;
  metric: string;
  value: number;
  unit: string;
  origin: 'computed' | 'entered';
  sampleSize?: number;
  /** The weeks that a computed one is from, `[from, to)`. */
  from?: Week;
  to?: Week;
  /** Entity ref. */
  updatedBy: string;
  updatedAt: number;
  note?: string;
  /** Which suggested it, and takes it along; absent where a person did. */
  source?: string;
}

/** At most one baseline for each subject and metric. */
export class BaselineStore {
  constructor(private readonly knex: Knex) {}

  async list(): Promise<BaselineRecord[]> {
    const rows: Row[] = await this.knex('baselines').orderBy([
      'subject',
      'metric',
    ]);
    return rows.map(baselineRecord);
  }

  /** Keeps it instead of what was there. */
  async put(baseline: BaselineRecord): Promise<void> {
    await this.knex('baselines')
      .insert(baselineRow(baseline))
      .onConflict(['subject', 'metric'])
      .merge();
  }

  /** Keeps it unless there is one. Whether it is kept. */
  async add(baseline: BaselineRecord): Promise<boolean> {
    const added: unknown[] = await this.knex('baselines')
      .insert(baselineRow(baseline))
      .onConflict(['subject', 'metric'])
      .ignore()
      .returning('metric');
    return added.length > 0;
  }

  /** Whether there was one. */
  async remove(
    baseline: Pick<BaselineRecord, 'metric' | 'subject'>,
  ): Promise<boolean> {
    const { metric, subject } = baseline;
    return (await this.knex('baselines').where({ metric, subject }).del()) > 0;
  }
}

function baselineRow(baseline: BaselineRecord): Row {
  return {
    subject: baseline.subject,
    metric: baseline.metric,
    value: baseline.value,
    unit: baseline.unit,
    origin: baseline.origin,
    sample_size: baseline.sampleSize ?? null,
    from: baseline.from ?? null,
    to: baseline.to ?? null,
    updated_by: baseline.updatedBy,
    updated_at: baseline.updatedAt,
    note: baseline.note ?? null,
    source: baseline.source ?? null,
  };
}

function baselineRecord(row: Row): BaselineRecord {
  return {
    subject: String(row.subject),
    metric: String(row.metric),
    value: Number(row.value),
    unit: String(row.unit),
    origin: row.origin as BaselineRecord['origin'],
    sampleSize: optionalInstant(row.sample_size),
    from: optionalText(row.from),
    to: optionalText(row.to),
    updatedBy: String(row.updated_by),
    updatedAt: instant(row.updated_at),
    note: optionalText(row.note),
    source: optionalText(row.source),
  };
}
