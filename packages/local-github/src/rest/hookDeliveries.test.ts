import { HOOK_SECRET, HookReceiver } from '../__testUtils__/HookReceiver';
import { TestGithub } from '../__testUtils__/testGithub';

describe('hook deliveries', () => {
  let github: TestGithub;
  let receiver: HookReceiver;

  beforeEach(async () => {
    github = await TestGithub.start();
    receiver = await HookReceiver.start();
    await github
      .octokit()
      .rest.repos.createInOrg({ org: 'acme', name: 'shop' });
  });

  afterEach(async () => {
    await receiver.stop();
    await github.remove();
  });

  async function aHook(url = receiver.url) {
    const where = { owner: 'acme', repo: 'shop' };
    const { data } = await github.octokit().rest.repos.createWebhook({
      ...where,
      config: { url, content_type: 'json', secret: HOOK_SECRET },
    });
    return { ...where, hook_id: data.id };
  }

  type Hook = Awaited<ReturnType<typeof aHook>>;

  async function deliveries(hook: Hook) {
    const { data } = await github
      .octokit()
      .rest.repos.listWebhookDeliveries(hook);
    return data;
  }

  /** The newest delivery, once it is no longer under way. */
  async function settled(hook: Hook, count = 1) {
    for (;;) {
      const all = await deliveries(hook);
      if (
        all.length === count &&
        all.every(({ status }) => status !== 'pending')
      ) {
        return all[0];
      }
    }
  }

  it('keep both sides of the exchange', async () => {
    receiver.answer = { status: 202, body: 'taken' };
    const hook = await aHook();

    const { id } = await settled(hook);

    const { data } = await github
      .octokit()
      .rest.repos.getWebhookDelivery({ ...hook, delivery_id: id });
    expect(data).toMatchObject({
      event: 'ping',
      status: 'OK',
      status_code: 202,
      redelivery: false,
      request: {
        headers: { 'X-GitHub-Event': 'ping' },
        payload: { hook_id: hook.hook_id },
      },
      response: {
        headers: { 'content-type': 'text/plain' },
        payload: 'taken',
      },
    });
  });

  it('are not repeated by themselves when the hook fails', async () => {
    receiver.answer = { status: 500, body: 'no' };
    const hook = await aHook();

    expect(await settled(hook)).toMatchObject({
      status: 'Invalid HTTP Response: 500',
      status_code: 500,
    });
    const { data } = await github.octokit().rest.repos.getWebhook(hook);
    expect(data.last_response).toMatchObject({ code: 500, status: 'failed' });
  });

  it('say that nobody listens', async () => {
    const hook = await aHook('http://127.0.0.1:9/nobody');
    expect(await settled(hook)).toMatchObject({
      status: expect.stringContaining('failed to connect to host'),
      status_code: 0,
    });
  });

  it('are sent again on request, as the same event and signed anew', async () => {
    receiver.answer = { status: 500 };
    const hook = await aHook();
    const failed = await settled(hook);
    await receiver.next('ping');
    receiver.answer = { status: 200 };

    await github
      .octokit()
      .rest.repos.redeliverWebhookDelivery({ ...hook, delivery_id: failed.id });

    const { headers } = await receiver.next('ping');
    expect(headers['x-github-delivery']).toBe(failed.guid);
    expect(await settled(hook, 2)).toMatchObject({
      guid: failed.guid,
      redelivery: true,
      status: 'OK',
    });
  });

  it('are on record as failed when the process ends before the answer', async () => {
    receiver.answer = {};
    const hook = await aHook();
    await receiver.next('ping');

    await github.restart();

    expect(await settled(hook)).toMatchObject({
      status: expect.stringContaining('stopped'),
      status_code: 0,
    });
  });

  it('belong to their own hook', async () => {
    const hook = await aHook();
    const { id } = await settled(hook);
    await expect(
      github.octokit().rest.repos.getWebhookDelivery({
        ...hook,
        hook_id: hook.hook_id + 1,
        delivery_id: id,
      }),
    ).rejects.toMatchObject({ status: 404 });
  });
});
