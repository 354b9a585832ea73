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

  async untilReady(url: string): Promise<void> {
    await this.until(async () => {
      const answer = await fetch(`${url}/.backstage/health/v1/readiness`);
      return answer.ok;
    });
  }

  /** Waits, but not for a process that has ended. */
  async until(condition: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 120_000;
    for (;;) {
      if (await condition().catch(() => false)) {
        return;
      }
      if (this.process.exitCode !== null || Date.now() > deadline) {
        const lastLines = this.output.split('\n').slice(-40).join('\n');
        throw new Error(`The portal did not get there:\n${lastLines}`);
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
}
