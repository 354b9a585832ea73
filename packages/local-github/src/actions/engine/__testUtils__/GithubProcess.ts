import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HOOK_SECRET } from '../../../__testUtils__/HookReceiver';
import { freePort } from '../../../http/freePort';
import { packageRoot } from '../../../packageRoot';

const BOT = 'wheelhouse-bot';

/** The real command as a process of its own, to be killed. */
export class GithubProcess {
  readonly url: string;
  readonly #child: ChildProcess;

  /** Resolves once it listens. What happens in `acme` is told to the hook. */
  static async start(options: {
    dataDir: string;
    hookUrl: string;
    jobsAtOnce: number;
  }): Promise<GithubProcess> {
    const port = await freePort();
    const seedFile = join(options.dataDir, 'seed.json');
    await writeFile(
      seedFile,
      JSON.stringify({
        users: [{ login: BOT }],
        organizations: [
          {
            login: 'acme',
            owners: [BOT],
            webhooks: [
              {
                url: options.hookUrl,
                events: ['workflow_run', 'workflow_job'],
              },
            ],
          },
        ],
      }),
    );
    const child = spawn(
      process.execPath,
      ['--require', '@backstage/cli/config/nodeTransform.cjs', 'src/main.ts'],
      {
        cwd: packageRoot,
        env: {
          PATH: process.env.PATH,
          HOME: options.dataDir,
          LOCAL_GITHUB_PORT: String(port),
          LOCAL_GITHUB_DATA: options.dataDir,
          LOCAL_GITHUB_SEED: seedFile,
          LOCAL_GITHUB_RUNNERS: String(options.jobsAtOnce),
          LOCAL_GITHUB_CONTAINER_ENGINE: 'none',
          GITHUB_TOKEN: `ghp_${BOT}`,
          GITHUB_WEBHOOK_SECRET: HOOK_SECRET,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    // Read to the end: a process that can say nothing any more would fail.
    let said = '';
    await new Promise<void>((resolve, reject) => {
      child.stderr.on('data', chunk => {
        said += chunk;
        if (said.includes('listening on')) {
          resolve();
        }
      });
      child.on('close', () =>
        reject(new Error(`The local GitHub did not start:\n${said}`)),
      );
    });
    return new GithubProcess(`http://localhost:${port}`, child);
  }

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    this.#child.kill(signal);
    await once(this.#child, 'close');
  }
}
