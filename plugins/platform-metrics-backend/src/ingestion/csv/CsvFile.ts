import { InputError } from '@backstage/errors';
import { CsvError, parse } from 'csv-parse/sync';
import type { ItemKind } from '../ItemReader';
import { importColumns } from './importColumns';

/** A row that is not empty. */
export interface CsvRow {
  /** As spreadsheets count: the header is 1. */
  row: number;
  values: Record<string, string>;
}

/** A file of comma-separated values with a header. */
export class CsvFile {
  private constructor(
    private readonly kind: ItemKind,
    private readonly header: readonly string[],
    readonly rows: readonly CsvRow[],
  ) {}

  static parse(kind: ItemKind, text: string): CsvFile {
    const [header = [], ...lines] = parseLines(text);
    const rows = lines.flatMap((cells, index) =>
      cells.every(cell => cell === '')
        ? []
        : {
            row: index + 2,
            values: Object.fromEntries(
              cells.map((cell, at) => [header[at] ?? `column ${at + 1}`, cell]),
            ),
          },
    );
    return new CsvFile(kind, header, rows);
  }

  get missingColumns(): string[] {
    return importColumns[this.kind]
      .filter(({ name, isRequired }) => isRequired && !this.has(name))
      .map(({ name }) => name);
  }

  get unknownColumns(): string[] {
    return this.header.filter(
      name => !importColumns[this.kind].some(column => column.name === name),
    );
  }

  /** A row as the API takes it: empty cells are absent. */
  toItem({ values }: CsvRow): object {
    const item: Record<string, unknown> = {};
    for (const { name, path } of importColumns[this.kind]) {
      const cell = values[name];
      if (cell !== undefined && cell !== '') {
        const [key, inner] = path;
        item[key] = inner
          ? { ...(item[key] as object), [inner]: cell }
          : valueOf(name, cell);
      }
    }
    return item;
  }

  private has(name: string): boolean {
    return this.header.includes(name);
  }
}

function valueOf(name: string, cell: string): boolean | string {
  return name === 'isWithdrawn' && /^(true|false)$/i.test(cell)
    ? cell.toLowerCase() === 'true'
    : cell;
}

function parseLines(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: false,
      trim: true,
    });
  } catch (error) {
    if (error instanceof CsvError) {
      throw new InputError(`The CSV cannot be read: ${error.message}`, error);
    }
    throw error;
  }
}
