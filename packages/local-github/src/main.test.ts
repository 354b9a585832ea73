import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GithubProcess } from './__testUtils__/GithubProcess';
import { HOOK_SECRET, HookReceiver } from './__testUtils__/HookReceiver';
import { listen } from './http/listen';

// A process takes seconds to start on a busy machine.
jest.setTimeout(30_000);

describe('the process', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'local-github-main-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  function start(env: Record<string, string> = {}): Promise<GithubProcess> {
    return GithubProcess.start({ LOCAL_GITHUB_DATA: folder, ...env });
  }

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'says where it listens, and stops at %s',
    async signal => {
      const github = await start();

      expect(await github.listening()).toContain(github.url);
      const users = await fetch(`${github.url}/api/v3/orgs/larkspur`);
      expect(await users.json()).toMatchObject({ name: 'Larkspur' });

      expect(await github.end(signal)).toMatchObject({ code: 0 });
    },
  );

  it('sends the webhooks of the seed, signed, to a portal at another address', async () => {
    const receiver = await HookReceiver.start();
    const github = await start({
      LOCAL_GITHUB_WEBHOOK_URL: receiver.url,
      GITHUB_WEBHOOK_SECRET: HOOK_SECRET,
      GITHUB_TOKEN: 'ghp_of_the_bot',
    });
    await github.listening();

    await fetch(`${github.url}/api/v3/orgs/larkspur/repos`, {
      method: 'POST',
      headers: { Authorization: 'token ghp_of_the_bot' },
      body: JSON.stringify({ name: 'orders' }),
    });

    expect(await receiver.next('repository', 'created')).toMatchObject({
      payload: { repository: { full_name: 'larkspur/orders' } },
    });
    await github.end('SIGTERM');
    await receiver.stop();
  });

  it('names the port that is taken, and the way out', async () => {
    const { port, close } = await listen(0, () => {});

    const { exited } = await start({ LOCAL_GITHUB_PORT: String(port) });

    expect(await exited).toEqual({
      code: 2,
      output: expect.stringContaining(
        `Port ${port} is taken. Stop what listens there, or set LOCAL_GITHUB_PORT`,
      ),
    });
    await close();
  });

  it.each([
    [{ LOCAL_GITHUB_PORT: 'seven' }, 'LOCAL_GITHUB_PORT'],
    [{ AUTH_GITHUB_CLIENT_ID: 'id' }, 'AUTH_GITHUB_CLIENT_SECRET'],
    [{ LOCAL_GITHUB_CALLBACK_URL: 'nowhere' }, 'LOCAL_GITHUB_CALLBACK_URL'],
    [{ LOCAL_GITHUB_WEBHOOK_URL: 'nowhere' }, 'LOCAL_GITHUB_WEBHOOK_URL'],
    [{ LOCAL_GITHUB_SEED: '/nowhere/seed.yaml' }, '/nowhere/seed.yaml'],
    [{ PATH: '/nowhere' }, 'Is it on the PATH?'],
  ])('names what is wrong with %j', async (env, named) => {
    const { exited } = await start(env);

    expect(await exited).toEqual({
      code: 1,
      output: expect.stringContaining(named),
    });
  });
});
