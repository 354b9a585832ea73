import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Table } from './Table';

/**
 * Spreadsheets take text that begins like this for a formula, and run it:
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** A table as CSV, row by row. Text that a spreadsheet would run begins with '. */
export function csvOf({ columns, rows }: Table): Readable {
  const csv = stringify({
    header: true,
    columns: columns.map(column => ({ key: column, header: column })),
    cast: {
      boolean: value => String(value),
      string: value => (FORMULA.test(value) ? `'${value}` : value),
    },
  });
  const source = Readable.from(rows);
  source.on('error', error => csv.destroy(error));
  return source.pipe(csv);
}
