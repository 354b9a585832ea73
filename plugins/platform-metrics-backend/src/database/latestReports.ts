import { InputError } from '@backstage/errors';
import type { FactReport } from '@internal/plugin-platform-metrics-common';
import { canonicalJson } from './canonicalJson';
import { instant } from './columns';
import { factTables, type FactTable, type Row } from './factTables';

/** A report with the row that keeps it. */
export interface KeptReport {
  table: FactTable;
  report: FactReport;
  row: Row;
  /** It says nothing where the fact is not kept yet. */
  isUpdate: boolean;
}

/** Of several reports of the same fact, the one that counts; by fact id. */
export function latestReports(
  reports: readonly FactReport[],
): Map<string, KeptReport> {
  const latest = new Map<string, KeptReport>();
  for (const report of reports) {
    const table = factTables[report.kind];
    const row = table.toRow(report);
    refuseNullCharacters(row, report);
    const id = String(row.id);
    const known = latest.get(id);
    const isUpdate = report.isUpdate === true && known?.isUpdate !== false;
    if (!known || countsMore(row, known.row, table)) {
      latest.set(id, { table, report, row, isUpdate });
    } else {
      known.isUpdate = isUpdate;
    }
  }
  return latest;
}

/**
 * Whether a report counts more than what is kept: it was made later, or at the
 * same instant and is greater as text, so that any order gives the same.
 */
export function countsMore(row: Row, kept: Row, table: FactTable): boolean {
  const difference = instant(row.reported_at) - instant(kept.reported_at);
  if (difference !== 0) {
    return difference > 0;
  }
  const asText = (one: Row) => canonicalJson(table.toReport(one));
  return asText(row) > asText(kept);
}

/** PostgreSQL keeps no text that has one. */
function refuseNullCharacters(row: Row, { kind, externalId }: FactReport) {
  for (const value of Object.values(row)) {
    if (typeof value === 'string' && value.includes('\0')) {
      throw new InputError(
        `${kind} ${JSON.stringify(externalId)} has a text with a null character`,
      );
    }
  }
}
