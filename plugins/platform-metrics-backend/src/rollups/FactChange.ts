import { flag } from '../database/columns';
import type { FactTable, Row } from '../database/factTables';
import { isSameRow } from '../database/isSameRow';

/** A fact of a service as it is stored now, and as it was before. */
export interface FactChange {
  table: FactTable;
  row: Row;
  before?: Row;
}

/** A deployment is said to have succeeded of which that was not known. */
export function isNewSuccess({ table, row, before }: FactChange): boolean {
  return (
    table.kind === 'deployment-status' &&
    before === undefined &&
    row.state === 'success' &&
    !flag(row.is_withdrawn)
  );
}

/** Whether it says the same as before, but for when and where it is shown. */
export function saysTheSame({ row, before }: FactChange): boolean {
  const {
    reported_at: _at,
    url: _url,
    ref: _ref,
    title: _title,
    ...said
  } = row;
  return before !== undefined && isSameRow(before, said);
}

/** Whether it was another in this column before. */
export function isMoved({ row, before }: FactChange, column: string): boolean {
  return before !== undefined && !isSameRow(before, { [column]: row[column] });
}
