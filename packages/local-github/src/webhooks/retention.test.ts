import { HOOK_SECRET, HookReceiver } from '../__testUtils__/HookReceiver';
import { TestGithub } from '../__testUtils__/testGithub';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('deliveries older than three days', () => {
  let github: TestGithub;
  let receiver: HookReceiver;
  let now: number;
  let hook: { org: string; hook_id: number };

  beforeEach(async () => {
    now = Date.parse('2026-11-02T08:00:00Z');
    receiver = await HookReceiver.start();
    github = await TestGithub.start({ clock: () => new Date(now) });
    const { data } = await github.octokit().rest.orgs.createWebhook({
      org: 'acme',
      name: 'web',
      events: ['*'],
      config: { url: receiver.url, content_type: 'json', secret: HOOK_SECRET },
    });
    hook = { org: 'acme', hook_id: data.id };
    await receiver.next('ping');
  });

  afterEach(async () => {
    await receiver.stop();
    await github.remove();
  });

  async function deliveredEvents() {
    const { data } = await github
      .octokit()
      .rest.orgs.listWebhookDeliveries(hook);
    return data.map(({ event }) => event);
  }

  it('are forgotten when the next one is recorded', async () => {
    now += 3 * DAY_MS;
    await github
      .octokit()
      .rest.repos.createInOrg({ org: 'acme', name: 'shop' });
    await receiver.next('repository', 'created');
    expect(await deliveredEvents()).toEqual(['repository', 'ping']);

    now += 1000;
    await github.octokit().rest.orgs.pingWebhook(hook);
    await receiver.next('ping');
    expect(await deliveredEvents()).toEqual(['ping', 'repository']);
  });

  it('are forgotten at the next start', async () => {
    now += 3 * DAY_MS;
    await github.restart();
    expect(await deliveredEvents()).toEqual(['ping']);

    now += 1000;
    await github.restart();
    expect(await deliveredEvents()).toEqual([]);
  });
});
