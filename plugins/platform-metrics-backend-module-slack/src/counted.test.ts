import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- a test of both together
import platformMetricsPlugin from '@internal/plugin-platform-metrics-backend';
import type { Facts } from '@internal/plugin-platform-metrics-common';
import { SIGNING_SECRET, signedEvent } from './__testUtils__/signedRequest';
import platformMetricsModuleSlack from '.';

const CHANNEL = 'C0123456789';
const NOW_S = Math.floor(Date.now() / 1_000);

const payments: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'payments', namespace: 'default', title: 'Payments' },
  spec: { type: 'squad' },
};
const priya: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: {
    name: 'priya-raman',
    namespace: 'default',
    annotations: { 'slack.com/user-id': 'U012AB3CD' },
  },
  relations: [{ type: 'memberOf', targetRef: 'group:default/payments' }],
};

jest.setTimeout(60_000);

let backend: TestBackend;
beforeEach(async () => {
  backend = await startTestBackend({
    features: [
      platformMetricsPlugin,
      platformMetricsModuleSlack,
      catalogServiceMock.factory({ entities: [payments, priya] }),
      mockServices.rootConfig.factory({
        data: {
          platformMetrics: {
            slack: {
              signingSecret: SIGNING_SECRET,
              channels: [{ id: CHANNEL, name: '#platform-help' }],
            },
          },
        },
      }),
    ],
  });
});
afterEach(() => backend.stop());

const api = (path: string, request: RequestInit) =>
  fetch(
    `http://localhost:${backend.server.port()}/api/platform-metrics/${path}`,
    request,
  );

async function send(event: object) {
  const { status } = await api('slack/events', signedEvent(event));
  expect(status).toBe(200);
}

async function read<T>(path: string): Promise<T> {
  const response = await api(path, {
    headers: { authorization: mockCredentials.user.header() },
  });
  expect(response.status).toBe(200);
  return response.json();
}

const aMessage = (more: object = {}) => ({
  type: 'message',
  channel: CHANNEL,
  user: 'U012AB3CD',
  text: 'How do I get a database?',
  ts: `${NOW_S - 60}.000200`,
  ...more,
});

const requests = async () => (await read<Facts>('facts/support-request')).items;

const reaction = (ts: string) => ({
  type: 'reaction_added',
  reaction: 'white_check_mark',
  item_user: 'U012AB3CD',
  item: { type: 'message', channel: CHANNEL, ts },
  event_ts: `${NOW_S}.000100`,
});

it('counts a message once, however often Slack sends it, for the squad of its author', async () => {
  await send(aMessage());
  await send(aMessage());
  await send(aMessage({ ts: `${NOW_S - 30}.000100`, user: 'U0000000' }));
  await squadIsFound();

  expect(await requests()).toEqual([
    expect.objectContaining({
      externalId: `${CHANNEL}/${NOW_S - 30}.000100`,
    }),
    expect.objectContaining({
      externalId: `${CHANNEL}/${NOW_S - 60}.000200`,
      source: 'slack',
      channel: '#platform-help',
      squad: { ref: 'group:default/payments', title: 'Payments' },
    }),
  ]);
  expect(await read('directory')).toMatchObject({
    unassignedSupportRequests: 1,
  });
});

it('closes by a reaction what is a request, and makes none of a reply', async () => {
  const message = aMessage();
  await send(message);
  await send(reaction(message.ts));
  await send(reaction(`${NOW_S - 10}.000100`));

  expect(await requests()).toEqual([
    expect.objectContaining({
      closedAt: new Date(NOW_S * 1_000).toISOString(),
    }),
  ]);
});

it('does not count what was deleted, even where the message comes after that', async () => {
  const message = aMessage();
  await send({
    type: 'message',
    subtype: 'message_deleted',
    channel: CHANNEL,
    ts: `${NOW_S}.000100`,
    deleted_ts: message.ts,
    previous_message: message,
  });
  await send(message);

  expect(await requests()).toEqual([]);
});

/** The catalog is asked soon after, not at once. */
async function squadIsFound() {
  while (!(await requests()).some(({ squad }) => squad)) {
    await new Promise(resolve => {
      setTimeout(resolve, 50);
    });
  }
}
