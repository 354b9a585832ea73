import { aMessage, REQUEST } from '../__testUtils__/messages';
import { signedEvent, signedRequest } from '../__testUtils__/signedRequest';
import { SlackBench } from '../__testUtils__/SlackBench';

let bench: SlackBench;
beforeEach(async () => {
  bench = await SlackBench.start();
});
afterEach(() => bench.stop());

describe('the endpoint for Slack', () => {
  it('answers the challenge by which Slack verifies the address', async () => {
    const response = await bench.send(
      signedRequest({ type: 'url_verification', challenge: '3eZbrw1aBm2r' }),
    );

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ challenge: '3eZbrw1aBm2r' });
  });

  it.each([
    ['is not signed', { method: 'POST', body: '{}' }],
    ['has another signature', signedRequest(aMessage(), { secret: 'other' })],
    [
      'is a recording',
      signedRequest(aMessage(), { at: Date.now() - 6 * 60_000 }),
    ],
    [
      'is a challenge by nobody knows whom',
      signedRequest(
        { type: 'url_verification', challenge: 'x' },
        { secret: 'other' },
      ),
    ],
  ])('refuses what %s, with nothing but a line in the log', async (_, sent) => {
    const response = await bench.send(sent);

    expect(response.status).toBe(403);
    expect(await response.text()).toBe('');
    expect(bench.host.reports).toEqual([]);
    expect(bench.logger.warn.mock.calls).toEqual([
      [expect.stringMatching(/^Refused a request to the Slack endpoint: it/)],
    ]);
  });

  it('is the only one that needs no sign-in', async () => {
    expect((await bench.ask('slack/others')).status).toBe(401);
    expect((await bench.ask('facts')).status).toBe(401);
  });

  it('refuses what is no payload, and what is too long', async () => {
    expect((await bench.send(signedRequest('payload=%7B%7D'))).status).toBe(
      400,
    );
    expect(
      (await bench.send(signedRequest(' '.repeat(2_000_000)))).status,
    ).toBe(413);
  });

  it('answers for a message after its commit', async () => {
    const response = await bench.send(signedEvent(aMessage()));

    expect(response.status).toBe(200);
    expect(bench.host.reports).toEqual([REQUEST]);
  });

  it('lets Slack send again what could not be committed', async () => {
    bench.host.commit = async () => {
      throw new Error('The database is away');
    };
    expect((await bench.send(signedEvent(aMessage()))).status).toBe(503);

    bench.host.commit = async () => {};
    expect((await bench.send(signedEvent(aMessage()))).status).toBe(200);
    expect(bench.host.reports).toEqual([REQUEST]);
  });

  it('lets Slack send again what takes longer than Slack waits', async () => {
    let finish = () => {};
    bench.host.commit = () =>
      new Promise(resolve => {
        finish = resolve;
      });
    const sentAt = Date.now();

    const response = await bench.send(signedEvent(aMessage()));

    expect(response.status).toBe(503);
    expect(Date.now() - sentAt).toBeLessThan(3_000);
    finish();
  });

  it('keeps nothing of what was written', async () => {
    bench.host.commit = async () => {
      throw new Error('The database is away');
    };
    await bench.send(signedEvent(aMessage({ text: 'password is hunter2' })));
    bench.host.commit = async () => {};
    await bench.send(signedEvent(aMessage({ text: 'password is hunter2' })));
    await bench.send(
      signedEvent(aMessage({ ts: 'none', text: 'password is hunter2' })),
    );

    const logged = Object.values(bench.logger).flatMap(
      method => (method as jest.Mock).mock?.calls ?? [],
    );
    expect(JSON.stringify([bench.host.reports, logged])).not.toContain(
      'hunter2',
    );
  });
});
