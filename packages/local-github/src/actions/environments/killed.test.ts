import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../packageRoot';
import { freePort } from './freePort';
import { eventually } from './__testUtils__/TestServices';

jest.setTimeout(180_000);

const WORKFLOW = `
on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: { name: staging, url: '\${{ steps.deploy.outputs.url }}' }
    steps:
      - uses: actions/checkout@v6
      - id: build-image
        run: docker build .
      - id: push-image
        run: docker push
      - id: deploy
        env:
          IMAGE: \${{ steps.build-image.outputs.image }}@\${{ steps.push-image.outputs.digest }}
        run: kubectl apply
`;

const SERVICE = `
require('node:http')
  .createServer((request, answer) => answer.end(process.env.VERSION + ' ' + process.pid))
  .listen(process.env.PORT);
`;

/** The real command with the services of one data folder. */
class LocalGithubProcess {
  readonly port: number;
  readonly #child: ChildProcess;

  static async start(dataDir: string): Promise<LocalGithubProcess> {
    const port = await freePort();
    const child = spawn(
      process.execPath,
      ['--require', '@backstage/cli/config/nodeTransform.cjs', 'src/main.ts'],
      {
        cwd: packageRoot,
        env: {
          PATH: process.env.PATH,
          HOME: dataDir,
          LOCAL_GITHUB_PORT: String(port),
          LOCAL_GITHUB_DATA: dataDir,
          LOCAL_GITHUB_SEED: join(dataDir, 'seed.yaml'),
          LOCAL_GITHUB_SERVICE_PORTS: '18480-18489',
          LOCAL_GITHUB_CONTAINER_ENGINE: 'none',
          GITHUB_TOKEN: 'ghp_bot',
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let said = '';
    child.stderr.on('data', chunk => {
      said += chunk;
    });
    await eventually(async () => {
      if (!said.includes('listening on')) {
        throw new Error(`The local GitHub did not start:\n${said}`);
      }
    }, 60_000);
    return new LocalGithubProcess(port, child);
  }

  private constructor(port: number, child: ChildProcess) {
    this.port = port;
    this.#child = child;
  }

  async api(path: string, body?: unknown): Promise<any> {
    const answer = await fetch(`http://localhost:${this.port}/api/v3${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { Authorization: 'token ghp_bot' },
      body: body ? JSON.stringify(body) : undefined,
    });
    return answer.json();
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    this.#child.kill(signal);
    await once(this.#child, 'close');
  }
}

describe('a local GitHub that is killed', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'local-github-killed-'));
    await writeFile(
      join(dataDir, 'seed.yaml'),
      JSON.stringify({
        users: [{ login: 'wheelhouse-bot' }],
        organizations: [{ login: 'acme', owners: ['wheelhouse-bot'] }],
      }),
    );
  });

  afterEach(() => rm(dataDir, { recursive: true, force: true, maxRetries: 3 }));

  it('takes its services with it, and brings them back at its next start', async () => {
    const first = await LocalGithubProcess.start(dataDir);
    await first.api('/orgs/acme/repos', { name: 'orders-api' });
    const sha = await push(first.port);
    const url = await eventualUrl(first);
    const before = await askedAt(url);
    expect(before.version).toBe(sha);

    await first.end('SIGKILL');
    await eventually(async () => expect(isRunning(before.pid)).toBe(false));

    const second = await LocalGithubProcess.start(dataDir);
    await eventually(async () =>
      expect((await askedAt(url)).version).toBe(sha),
    );
    const after = await askedAt(url);
    await second.end('SIGTERM');
    await eventually(async () => expect(isRunning(after.pid)).toBe(false));
  });

  async function push(port: number): Promise<string> {
    const clone = join(dataDir, 'clone');
    const files = {
      '.github/workflows/deploy.yml': WORKFLOW,
      'main.js': SERVICE,
      'package.json': JSON.stringify({
        name: 'orders-api',
        version: '1.0.0',
        scripts: { start: 'node main.js' },
      }),
      'package-lock.json': JSON.stringify({
        name: 'orders-api',
        version: '1.0.0',
        lockfileVersion: 3,
        packages: {},
      }),
    };
    const origin = `http://bot:ghp_bot@localhost:${port}/acme/orders-api.git`;
    const identity = [
      '-c',
      'user.name=Ada',
      '-c',
      'user.email=ada@acme.example',
    ];
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', clone, ...args], { encoding: 'utf8' }).trim();
    execFileSync('git', ['init', '--quiet', '-b', 'main', clone]);
    await mkdir(join(clone, '.github/workflows'), { recursive: true });
    for (const [path, content] of Object.entries(files)) {
      await writeFile(join(clone, path), content);
    }
    git('add', '--all');
    git(...identity, 'commit', '--quiet', '--message', 'Start');
    git('push', '--quiet', origin, 'main');
    return git('rev-parse', 'HEAD');
  }
});

/** Where the first deployment of `orders-api` answers, once it is a success. */
async function eventualUrl(github: LocalGithubProcess): Promise<string> {
  let url = '';
  await eventually(async () => {
    const deployments = '/repos/acme/orders-api/deployments';
    const [deployment] = await github.api(deployments);
    const [status] = await github.api(
      `${deployments}/${deployment?.id}/statuses`,
    );
    expect(status?.state).toBe('success');
    url = status.environment_url;
  }, 90_000);
  return url;
}

async function askedAt(url: string): Promise<{ version: string; pid: number }> {
  const [version, pid] = (await (await fetch(url)).text()).split(' ');
  return { version, pid: Number(pid) };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
