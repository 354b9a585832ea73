/** What a cell may hold. Absent: empty. */
export type Cell = boolean | number | string | undefined;

/** Rows as they come, so that a large table is never in memory as a whole. */
export interface Table {
  columns: readonly string[];
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

/** What a column is called, and what it says of a row. */
export type Columns<T> = Record<string, (row: T) => Cell>;

/** A table of things, by what its columns say of each. */
export function tableOf<T>(columns: Columns<T>, items: Iterable<T>): Table {
  const rows = function* list() {
    for (const item of items) yield rowOf(columns, item);
  };
  return { columns: Object.keys(columns), rows: rows() };
}

/** The same of things that come in batches. */
export function tableOfBatches<T>(
  columns: Columns<T>,
  batches: AsyncIterable<Iterable<T>>,
): Table {
  const rows = async function* list() {
    for await (const batch of batches) {
      for (const item of batch) yield rowOf(columns, item);
    }
  };
  return { columns: Object.keys(columns), rows: rows() };
}

function rowOf<T>(columns: Columns<T>, item: T): Cell[] {
  return Object.values(columns).map(cell => cell(item));
}
