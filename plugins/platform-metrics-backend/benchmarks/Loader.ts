import type { Knex } from 'knex';
import type { Row } from '../src/database/factTables';

/** Inserts rows in large statements; each table after those it refers to. */
export class Loader {
  readonly #rows = new Map<string, Row[]>();
  #pending = 0;

  constructor(private readonly knex: Knex) {}

  async add(table: string, row: Row) {
    const rows = this.#rows.get(table) ?? [];
    rows.push(row);
    this.#rows.set(table, rows);
    this.#pending += 1;
    if (this.#pending >= 50_000) {
      await this.flush();
    }
  }

  async flush() {
    await this.knex.transaction(async transaction => {
      for (const [table, rows] of this.#rows) {
        for (let start = 0; start < rows.length; start += 500) {
          await transaction(table).insert(rows.slice(start, start + 500));
        }
        rows.length = 0;
      }
    });
    this.#pending = 0;
  }
}
