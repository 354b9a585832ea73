import type { FactReport } from '@internal/plugin-platform-metrics-common';
import { factId } from './factId';
import { factTables, type FactTable, type Row } from './factTables';
import { inChunks } from './inChunks';
import type { WriteTurn } from './WriteTurn';

/** What a report makes of what is known of its fact. */
export type Merge = (
  report: FactReport,
  known: FactReport | undefined,
) => FactReport;

/**
 * Merges reports with their facts as these are in this turn. Nobody else writes
 * until its end: what one replica adds, no other takes away.
 */
export async function mergeKnown(
  turn: WriteTurn,
  reports: readonly FactReport[],
  merge: Merge,
): Promise<FactReport[]> {
  const known = new Map<string, FactReport>();
  const kinds = new Set(reports.map(({ kind }) => kind));
  for (const table of [...kinds].map(kind => factTables[kind])) {
    await readInto(known, turn, table, reports);
  }
  return reports.map(report => {
    const id = factId(report.kind, report);
    const merged = merge(report, known.get(id));
    known.set(id, merged);
    return merged;
  });
}

async function readInto(
  known: Map<string, FactReport>,
  turn: WriteTurn,
  { kind, name, toReport }: FactTable,
  reports: readonly FactReport[],
) {
  const ids = reports
    .filter(report => report.kind === kind)
    .map(report => factId(kind, report));
  for (const chunk of inChunks(ids)) {
    const rows: Row[] = await turn.table(name).whereIn('id', chunk);
    rows.forEach(row => known.set(String(row.id), toReport(row)));
  }
}
