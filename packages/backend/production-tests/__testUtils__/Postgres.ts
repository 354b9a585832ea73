import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const SERVER = resolve(
  __dirname,
  '../../../../scripts/lib/postgres-server.mjs',
);

/** A PostgreSQL of this machine, for as long as the test needs it. */
export class Postgres {
  private constructor(
    private readonly process: ChildProcess,
    readonly url: string,
  ) {}

  static async start(): Promise<Postgres> {
    const server = spawn(process.execPath, [SERVER], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: server.stdout })) {
      if (line.startsWith('postgresql:')) {
        return new Postgres(server, line);
      }
    }
    throw new Error('PostgreSQL does not start');
  }

  async stop(): Promise<void> {
    this.process.kill('SIGTERM');
    await once(this.process, 'exit');
  }
}
