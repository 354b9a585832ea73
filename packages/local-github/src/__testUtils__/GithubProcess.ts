import { ChildProcess, spawn } from 'node:child_process';
import { freePort } from '../http/freePort';
import { packageRoot } from '../packageRoot';

/** The real command, as a process of its own. */
export class GithubProcess {
  readonly url: string;
  /** How it ended, with all that it said. */
  readonly exited: Promise<{ code: number | null; output: string }>;
  readonly #child: ChildProcess;
  readonly #listening: Promise<string>;

  /** At a port that is free, unless LOCAL_GITHUB_PORT names one. */
  static async start(env: Record<string, string>): Promise<GithubProcess> {
    const port = env.LOCAL_GITHUB_PORT ?? String(await freePort());
    return new GithubProcess(port, env);
  }

  private constructor(port: string, env: Record<string, string>) {
    this.url = `http://localhost:${port}`;
    const child = spawn(
      process.execPath,
      ['--require', '@backstage/cli/config/nodeTransform.cjs', 'src/main.ts'],
      {
        cwd: packageRoot,
        env: { PATH: process.env.PATH, LOCAL_GITHUB_PORT: port, ...env },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    this.#child = child;
    let output = '';
    this.#listening = new Promise((resolve, reject) => {
      child.stderr.on('data', chunk => {
        output += chunk;
        if (output.includes('listening on')) {
          resolve(output);
        }
      });
      child.on('close', () =>
        reject(new Error(`The local GitHub did not start:\n${output}`)),
      );
    });
    // Who never asks whether it listens asks how it ended.
    this.#listening.catch(() => {});
    this.exited = new Promise(resolve =>
      child.on('close', code => resolve({ code, output })),
    );
  }

  /** Settles once it listens, with what it said until then. */
  listening(): Promise<string> {
    return this.#listening;
  }

  async end(signal: NodeJS.Signals) {
    this.#child.kill(signal);
    return this.exited;
  }
}
