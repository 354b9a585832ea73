import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import createKnex, { Knex } from 'knex';
import { packageRoot } from '../packageRoot';

/** Opens (or creates) the SQLite file and brings its schema up to date. */
export async function openDatabase(file: string): Promise<Knex> {
  try {
    return await open(file);
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`Cannot use ${file}: ${message}`, { cause: error });
  }
}

async function open(file: string): Promise<Knex> {
  await mkdir(dirname(file), { recursive: true });
  const knex = createKnex({
    client: 'better-sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    // SQLite has one writer: one connection queues instead of failing as busy.
    pool: {
      min: 1,
      max: 1,
      afterCreate: (
        connection: { pragma(text: string): void },
        done: () => void,
      ) => {
        connection.pragma('journal_mode = WAL');
        connection.pragma('foreign_keys = ON');
        done();
      },
    },
    migrations: { directory: resolve(packageRoot, 'migrations') },
  });

  try {
    await knex.migrate.latest();
    return knex;
  } catch (error) {
    await knex.destroy();
    throw error;
  }
}
