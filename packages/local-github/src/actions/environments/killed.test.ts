import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../__testUtils__/eventually';
import { GithubProcess } from '../../__testUtils__/GithubProcess';
import { servicePorts } from '../../__testUtils__/servicePorts';
import { untilGone } from '../../processes/__testUtils__/isAlive';

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

/** The real command with the services of one data folder, once it listens. */
async function start(dataDir: string): Promise<GithubProcess> {
  const { first, last } = servicePorts();
  const github = await GithubProcess.start({
    HOME: dataDir,
    LOCAL_GITHUB_DATA: dataDir,
    LOCAL_GITHUB_SEED: join(dataDir, 'seed.yaml'),
    LOCAL_GITHUB_SERVICE_PORTS: `${first}-${last}`,
    LOCAL_GITHUB_CONTAINER_ENGINE: 'none',
    GITHUB_TOKEN: 'ghp_bot',
  });
  await github.listening();
  return github;
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
    const first = await start(dataDir);
    await api(first, '/orgs/acme/repos', { name: 'orders-api' });
    const sha = await push(first.url);
    const url = await eventualUrl(first);
    const before = await askedAt(url);
    expect(before.version).toBe(sha);

    await first.end('SIGKILL');
    await untilGone(before.pid);

    const second = await start(dataDir);
    await eventually(async () =>
      expect((await askedAt(url)).version).toBe(sha),
    );
    const after = await askedAt(url);
    await second.end('SIGTERM');
    await untilGone(after.pid);
  });

  async function push(githubUrl: string): Promise<string> {
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
    const origin = new URL('/acme/orders-api.git', githubUrl);
    Object.assign(origin, { username: 'bot', password: 'ghp_bot' });
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
    git('push', '--quiet', origin.href, 'main');
    return git('rev-parse', 'HEAD');
  }
});

async function api(
  { url }: GithubProcess,
  path: string,
  body?: unknown,
): Promise<any> {
  const answer = await fetch(`${url}/api/v3${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { Authorization: 'token ghp_bot' },
    body: body ? JSON.stringify(body) : undefined,
  });
  return answer.json();
}

/** Where the first deployment of `orders-api` answers, once it is a success. */
async function eventualUrl(github: GithubProcess): Promise<string> {
  let url = '';
  await eventually(async () => {
    const deployments = '/repos/acme/orders-api/deployments';
    const [deployment] = await api(github, deployments);
    const [status] = await api(
      github,
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
