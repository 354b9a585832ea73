import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The throw-away PostgreSQL of the repository's tests, but that commits wait for the disk. */
export async function startPostgres() {
  const server = spawn(
    process.execPath,
    [join(__dirname, '../../../scripts/lib/postgres-server.mjs'), '--durable'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  for await (const line of createInterface({ input: server.stdout })) {
    return { connection: line, stop: () => server.kill('SIGTERM') };
  }
  throw new Error('PostgreSQL does not start');
}
