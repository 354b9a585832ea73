import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HookReceiver } from '../__testUtils__/HookReceiver';
import { TestGithub } from '../__testUtils__/testGithub';
import { packageRoot } from '../packageRoot';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The real command, as a process of its own, once it listens. */
async function startProcess(env: Record<string, string>) {
  const child = spawn(
    process.execPath,
    ['--require', '@backstage/cli/config/nodeTransform.cjs', 'src/main.ts'],
    {
      cwd: packageRoot,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  for await (const chunk of child.stderr) {
    said += chunk;
    if (said.includes('listening on')) {
      return child;
    }
  }
  throw new Error(`The local GitHub did not start:\n${said}`);
}

async function kill(child: ChildProcess) {
  child.kill('SIGKILL');
  await once(child, 'close');
}

describe('a delivery under way when the process is killed', () => {
  it('is on record as failed after the next start, and can be sent again', async () => {
    const receiver = await HookReceiver.start();
    const dataDir = await mkdtemp(join(tmpdir(), 'local-github-killed-'));
    const seedFile = join(dataDir, 'seed.yaml');
    await writeFile(
      seedFile,
      JSON.stringify({
        users: [{ login: 'wheelhouse-bot' }],
        organizations: [
          {
            login: 'acme',
            owners: ['wheelhouse-bot'],
            webhooks: [{ url: receiver.url, events: ['repository'] }],
          },
        ],
      }),
    );
    const port = await freePort();
    const child = await startProcess({
      LOCAL_GITHUB_PORT: String(port),
      LOCAL_GITHUB_DATA: dataDir,
      LOCAL_GITHUB_SEED: seedFile,
      GITHUB_TOKEN: 'ghp_bot',
      GITHUB_WEBHOOK_SECRET: 'hook secret',
    });
    receiver.answer = {};
    await fetch(`http://localhost:${port}/api/v3/orgs/acme/repos`, {
      method: 'POST',
      headers: { Authorization: 'token ghp_bot' },
      body: JSON.stringify({ name: 'shop' }),
    });
    const { headers } = await receiver.next('repository', 'created');
    await kill(child);

    receiver.answer = { status: 200 };
    const github = await TestGithub.start({
      dataDir,
      seed: {},
      tokens: [
        {
          token: 'ghp_ada',
          login: 'wheelhouse-bot',
          scopes: ['admin:org_hook'],
        },
      ],
    });
    const { orgs } = github.octokit().rest;
    const [hook] = (await orgs.listWebhooks({ org: 'acme' })).data;
    const where = { org: 'acme', hook_id: hook.id };
    const [delivery] = (await orgs.listWebhookDeliveries(where)).data;
    expect(delivery).toMatchObject({
      guid: headers['x-github-delivery'],
      status: expect.stringContaining('stopped'),
      status_code: 0,
    });

    await orgs.redeliverWebhookDelivery({ ...where, delivery_id: delivery.id });
    const again = await receiver.next('repository', 'created');
    expect(again.headers['x-github-delivery']).toBe(delivery.guid);
    await receiver.stop();
  }, 30_000);
});
