import type { Row } from './factTables';

/** Whether a row already says so, as either database gives its values. */
export function isSameRow(row: Row, columns: Row): boolean {
  return Object.entries(columns).every(
    ([column, value]) => plain(row[column]) === plain(value),
  );
}

/** PostgreSQL gives bigints as text, SQLite booleans as numbers. */
function plain(value: unknown): string | undefined {
  if (value === null || value === undefined) {
    return undefined;
  }
  return String(typeof value === 'boolean' ? Number(value) : value);
}
