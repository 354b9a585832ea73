import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { metricsHost } from './__testUtils__/metricsHost';
import {
  SIGNING_SECRET,
  signedEvent,
  signedRequest,
} from './__testUtils__/signedRequest';
import platformMetricsModuleSlack from '.';

const CHANNEL = 'C0123456789';
const ASKED = '1795521600.000200';
const ASKED_AT = 1795521600_000;

let backend: TestBackend;
let host: ReturnType<typeof metricsHost>;
const logger = mockServices.rootLogger.mock();

beforeEach(async () => {
  jest.clearAllMocks();
  logger.child.mockReturnValue(logger);
  host = metricsHost();
  backend = await start({
    signingSecret: SIGNING_SECRET,
    channels: [{ id: CHANNEL, name: 'platform-help' }],
    workspaceUrl: 'https://larkspur.slack.com',
  });
});
afterEach(() => backend.stop());

function start(slack?: object) {
  return startTestBackend({
    features: [
      host.plugin,
      platformMetricsModuleSlack,
      logger.factory,
      mockServices.rootConfig.factory({
        data: { platformMetrics: slack ? { slack } : {} } as never,
      }),
    ],
  });
}

const ask = (path: string, request?: RequestInit) =>
  fetch(
    `http://localhost:${backend.server.port()}/api/platform-metrics/${path}`,
    {
      ...request,
      headers: {
        ...request?.headers,
        authorization: mockCredentials.none.header(),
      },
    },
  );
const send = (request: RequestInit) => ask('slack/events', request);

const aMessage = (more: object = {}) => ({
  type: 'message',
  channel: CHANNEL,
  user: 'U012AB3CD',
  text: 'How do I get a database?',
  ts: ASKED,
  event_ts: ASKED,
  channel_type: 'channel',
  ...more,
});

const aReaction = (more: object = {}) => ({
  type: 'reaction_added',
  user: 'U099ZZ9ZZ',
  reaction: 'white_check_mark',
  item_user: 'U012AB3CD',
  item: { type: 'message', channel: CHANNEL, ts: ASKED },
  event_ts: '1795521700.000100',
  ...more,
});

const request = {
  kind: 'support-request',
  source: 'slack',
  externalId: `${CHANNEL}/${ASKED}`,
  reportedAt: ASKED_AT,
  openedAt: ASKED_AT,
  channel: '#platform-help',
  requester: [{ by: 'slack-user', value: 'U012AB3CD' }],
  url: `https://larkspur.slack.com/archives/${CHANNEL}/p1795521600000200`,
};

describe('the endpoint for Slack', () => {
  it('answers the challenge by which Slack verifies the address', async () => {
    const response = await send(
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
    const response = await send(sent);

    expect(response.status).toBe(403);
    expect(await response.text()).toBe('');
    expect(host.reports).toEqual([]);
    expect(logger.warn.mock.calls).toEqual([
      [expect.stringMatching(/^Refused a request to the Slack endpoint: it/)],
    ]);
  });

  it('is the only one that needs no sign-in', async () => {
    expect((await ask('slack/others')).status).toBe(401);
    expect((await ask('facts')).status).toBe(401);
  });

  it('refuses what is no payload, and what is too long', async () => {
    expect((await send(signedRequest('payload=%7B%7D'))).status).toBe(400);
    expect((await send(signedRequest(' '.repeat(2_000_000)))).status).toBe(413);
  });

  it('answers for a message after its commit', async () => {
    const response = await send(signedEvent(aMessage()));

    expect(response.status).toBe(200);
    expect(host.reports).toEqual([request]);
  });

  it('lets Slack send again what could not be committed', async () => {
    host.commit = async () => {
      throw new Error('The database is away');
    };
    expect((await send(signedEvent(aMessage()))).status).toBe(503);

    host.commit = async () => {};
    expect((await send(signedEvent(aMessage()))).status).toBe(200);
    expect(host.reports).toEqual([request]);
  });

  it('lets Slack send again what takes longer than Slack waits', async () => {
    let finish = () => {};
    host.commit = () =>
      new Promise(resolve => {
        finish = resolve;
      });
    const sentAt = Date.now();

    const response = await send(signedEvent(aMessage()));

    expect(response.status).toBe(503);
    expect(Date.now() - sentAt).toBeLessThan(3_000);
    finish();
  });

  it('keeps nothing of what was written', async () => {
    host.commit = async () => {
      throw new Error('The database is away');
    };
    await send(signedEvent(aMessage({ text: 'password is hunter2' })));
    host.commit = async () => {};
    await send(signedEvent(aMessage({ text: 'password is hunter2' })));
    await send(
      signedEvent(aMessage({ ts: 'none', text: 'password is hunter2' })),
    );

    const logged = Object.values(logger).flatMap(
      method => (method as jest.Mock).mock?.calls ?? [],
    );
    expect(JSON.stringify([host.reports, logged])).not.toContain('hunter2');
  });
});

describe('a support request', () => {
  it.each([
    ['with a file', aMessage({ subtype: 'file_share' })],
    ['by /me', aMessage({ subtype: 'me_message' })],
    ['that has replies', aMessage({ thread_ts: ASKED })],
  ])('is a message %s', async (_, event) => {
    await send(signedEvent(event));

    expect(host.reports).toEqual([request]);
  });

  it.each([
    ['a reply', aMessage({ thread_ts: '1795521500.000100' })],
    [
      'a reply sent to the channel as well',
      aMessage({ subtype: 'thread_broadcast', thread_ts: '1795521500.0001' }),
    ],
    ['a message by a bot', aMessage({ bot_id: 'B012AB3CD' })],
    ['an older kind of bot', aMessage({ subtype: 'bot_message' })],
    ['somebody who joins', aMessage({ subtype: 'channel_join' })],
    ['Slackbot', aMessage({ user: 'USLACKBOT' })],
    ['a message elsewhere', aMessage({ channel: 'C0000000000' })],
    [
      'an edited message',
      aMessage({
        subtype: 'message_changed',
        message: { ...aMessage(), edited: {} },
        previous_message: aMessage(),
      }),
    ],
    ['another event', { type: 'channel_created', channel: { id: 'C0' } }],
    ['another reaction', aReaction({ reaction: 'eyes' })],
    [
      'a reaction to a file',
      aReaction({ item: { type: 'file', file: 'F012AB3CD' } }),
    ],
    [
      'a deleted reply',
      aMessage({
        subtype: 'message_deleted',
        deleted_ts: '1795521650.000100',
        previous_message: aMessage({ thread_ts: '1795521500.000100' }),
      }),
    ],
  ])('is not %s', async (_, event) => {
    const response = await send(signedEvent(event));

    expect(response.status).toBe(200);
    expect(host.reports).toEqual([]);
  });

  it('is closed by the reaction, whatever its skin, and opened by taking it back', async () => {
    await send(signedEvent(aReaction()));
    await send(
      signedEvent(
        aReaction({
          type: 'reaction_removed',
          reaction: 'white_check_mark::skin-tone-2',
          event_ts: '1795521800.000100',
        }),
      ),
    );

    // Slack does not say whether the message is a request: only known ones change.
    expect(host.reports).toEqual([
      {
        ...request,
        isUpdate: true,
        reportedAt: ASKED_AT + 100_000,
        closedAt: ASKED_AT + 100_000,
      },
      { ...request, isUpdate: true, reportedAt: ASKED_AT + 200_000 },
    ]);
  });

  it.each([
    [
      'Slack takes it away',
      {
        subtype: 'message_deleted',
        ts: '1795521900.000100',
        deleted_ts: ASKED,
        previous_message: aMessage(),
      },
    ],
    [
      'Slack keeps its place for the replies',
      {
        subtype: 'message_changed',
        ts: '1795521900.000100',
        message: { subtype: 'tombstone', user: 'USLACKBOT', ts: ASKED },
        previous_message: aMessage(),
      },
    ],
  ])('is withdrawn when deleted: %s', async (_, event) => {
    await send(signedEvent({ type: 'message', channel: CHANNEL, ...event }));

    expect(host.reports).toEqual([
      { ...request, reportedAt: ASKED_AT + 300_000, isWithdrawn: true },
    ]);
  });
});

describe('without configuration', () => {
  it('does nothing but say so', async () => {
    await backend.stop();
    host = metricsHost();
    backend = await start();

    expect(host.sources).toEqual([]);
    expect((await send(signedEvent(aMessage()))).status).toBe(401);
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringContaining('platformMetrics.slack'),
    );
  });
});
