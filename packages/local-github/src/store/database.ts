import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import createKnex, { Knex } from 'knex';
import { packageRoot } from '../packageRoot';

/** Opens (or creates) the SQLite file and brings its schema up to date. */
export async function openDatabase(file: string): Promise<Knex> {
  await mkdir(dirname(file), { recursive: true });

  const knex = createKnex({
    client: 'better-sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    // SQLite has one writer: one connection queues instead of failing as busy.
    pool: { min: 1, max: 1 },
    migrations: { directory: resolve(packageRoot, 'migrations') },
  });

  await knex.raw('PRAGMA journal_mode = WAL');
  await knex.raw('PRAGMA foreign_keys = ON');
  await knex.migrate.latest();
  return knex;
}
