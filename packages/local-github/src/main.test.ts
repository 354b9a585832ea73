import { ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOOK_SECRET, HookReceiver } from './__testUtils__/HookReceiver';
import { packageRoot } from './packageRoot';

// A process takes seconds to start on a busy machine.
jest.setTimeout(30_000);

describe('the process', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'local-github-main-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  function start(env: Record<string, string>) {
    const child = spawn(
      process.execPath,
      ['--require', '@backstage/cli/config/nodeTransform.cjs', 'src/main.ts'],
      {
        cwd: packageRoot,
        env: { PATH: process.env.PATH, LOCAL_GITHUB_DATA: folder, ...env },
      },
    );
    let output = '';
    child.stderr.on('data', chunk => {
      output += chunk;
    });
    const exited = new Promise<{ code: number | null; output: string }>(
      resolve => child.on('close', code => resolve({ code, output })),
    );
    return { child, exited };
  }

  function firstLine(child: ChildProcess): Promise<string> {
    return new Promise(resolve =>
      child.stderr?.once('data', chunk => resolve(String(chunk))),
    );
  }

  async function freePort(): Promise<number> {
    const server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    await new Promise(resolve => server.close(resolve));
    return typeof address === 'object' && address ? address.port : 0;
  }

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'says where it listens, and stops at %s',
    async signal => {
      const port = await freePort();
      const { child, exited } = start({ LOCAL_GITHUB_PORT: String(port) });

      expect(await firstLine(child)).toContain(`http://localhost:${port}`);
      const users = await fetch(
        `http://localhost:${port}/api/v3/orgs/larkspur`,
      );
      expect(await users.json()).toMatchObject({ name: 'Larkspur' });

      child.kill(signal);
      expect(await exited).toMatchObject({ code: 0 });
    },
  );

  it('sends the webhooks of the seed, signed, to a portal at another address', async () => {
    const receiver = await HookReceiver.start();
    const port = await freePort();
    const { child, exited } = start({
      LOCAL_GITHUB_PORT: String(port),
      LOCAL_GITHUB_WEBHOOK_URL: receiver.url,
      GITHUB_WEBHOOK_SECRET: HOOK_SECRET,
      GITHUB_TOKEN: 'ghp_of_the_bot',
    });
    await firstLine(child);

    await fetch(`http://localhost:${port}/api/v3/orgs/larkspur/repos`, {
      method: 'POST',
      headers: { Authorization: 'token ghp_of_the_bot' },
      body: JSON.stringify({ name: 'orders' }),
    });

    expect(await receiver.next('repository', 'created')).toMatchObject({
      payload: { repository: { full_name: 'larkspur/orders' } },
    });
    child.kill('SIGTERM');
    await exited;
    await receiver.stop();
  });

  it('names the port that is taken, and the way out', async () => {
    const server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;

    const { exited } = start({ LOCAL_GITHUB_PORT: String(port) });

    expect(await exited).toEqual({
      code: 2,
      output: expect.stringContaining(
        `Port ${port} is taken. Stop what listens there, or set LOCAL_GITHUB_PORT`,
      ),
    });
    await new Promise(resolve => server.close(resolve));
  });

  it.each([
    [{ LOCAL_GITHUB_PORT: 'seven' }, 'LOCAL_GITHUB_PORT'],
    [{ AUTH_GITHUB_CLIENT_ID: 'id' }, 'AUTH_GITHUB_CLIENT_SECRET'],
    [{ LOCAL_GITHUB_CALLBACK_URL: 'nowhere' }, 'LOCAL_GITHUB_CALLBACK_URL'],
    [{ LOCAL_GITHUB_WEBHOOK_URL: 'nowhere' }, 'LOCAL_GITHUB_WEBHOOK_URL'],
    [{ LOCAL_GITHUB_SEED: '/nowhere/seed.yaml' }, '/nowhere/seed.yaml'],
    [{ PATH: '/nowhere' }, 'Is it on the PATH?'],
  ])('names what is wrong with %j', async (env, named) => {
    const { exited } = start(env);

    expect(await exited).toEqual({
      code: 1,
      output: expect.stringContaining(named),
    });
  });
});
