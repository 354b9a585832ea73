import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HookReceiver } from '../__testUtils__/HookReceiver';
import { BOT, startHookedGithub } from '../__testUtils__/startHookedGithub';
import { TestGithub } from '../__testUtils__/testGithub';

describe('a delivery under way when the process is killed', () => {
  it('is on record as failed after the next start, and can be sent again', async () => {
    const receiver = await HookReceiver.start();
    const dataDir = await mkdtemp(join(tmpdir(), 'local-github-killed-'));
    const killed = await startHookedGithub(dataDir, {
      url: receiver.url,
      events: ['repository'],
    });
    receiver.answer = {};
    await fetch(`${killed.url}/api/v3/orgs/acme/repos`, {
      method: 'POST',
      headers: { Authorization: `token ghp_${BOT}` },
      body: JSON.stringify({ name: 'shop' }),
    });
    const { headers } = await receiver.next('repository', 'created');
    await killed.end('SIGKILL');

    receiver.answer = { status: 200 };
    const github = await TestGithub.start({
      dataDir,
      seed: {},
      tokens: [
        {
          token: 'ghp_ada',
          login: BOT,
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
