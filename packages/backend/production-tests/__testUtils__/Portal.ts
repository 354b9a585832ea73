import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { CONFIG_FILES, type Bundle } from './Bundle';

/** The built backend as a process of its own, with nothing but the given environment. */
export class Portal {
  private output = '';

  private constructor(private readonly process: ChildProcess) {
    for (const stream of [process.stdout, process.stderr]) {
      stream?.on('data', chunk => {
        this.output += chunk;
      });
    }
  }

  static start(options: {
    bundle: Bundle;
    environment: Record<string, string>;
    /** On top of the production configuration. */
    overlays?: string[];
  }): Portal {
    const { bundle, environment, overlays = [] } = options;
    return new Portal(
      spawn(
        process.execPath,
        [
          // Dependencies are links into a checkout, and must not look around there.
          '--preserve-symlinks',
          '--preserve-symlinks-main',
          'packages/backend',
          ...[...CONFIG_FILES, ...overlays].flatMap(file => ['--config', file]),
        ],
        {
          cwd: bundle.directory,
          env: {
            PATH: process.env.PATH,
            NODE_ENV: 'production',
            NO_COLOR: '1',
            ...environment,
          },
        },
      ),
    );
  }

  get log(): string {
    return this.output;
  }

  async ready(url: string): Promise<void> {
    await this.eventually(async () => {
      const answer = await fetch(`${url}/.backstage/health/v1/readiness`);
      if (!answer.ok) {
        throw new Error(await answer.text());
      }
    });
  }

  /** Waits for an assertion to hold, but not for a process that has ended. */
  async eventually(assertion: () => Promise<void>): Promise<void> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      try {
        return await assertion();
      } catch (error) {
        if (this.process.exitCode !== null || Date.now() > deadline) {
          throw new Error(`${error}\n\nThe portal says:\n${this.lastLines()}`);
        }
      }
      await pause(250);
    }
  }

  async exitCode(): Promise<number | null> {
    if (this.process.exitCode === null) {
      await once(this.process, 'exit');
    }
    return this.process.exitCode;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.kill('SIGTERM')) {
      await once(this.process, 'exit');
    }
  }

  private lastLines(): string {
    return this.output
      .split('\n')
      .filter(line => !line.includes('incomingRequest'))
      .slice(-40)
      .join('\n');
  }
}
