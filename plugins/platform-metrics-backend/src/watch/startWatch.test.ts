import { mockServices } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { defaultMetricsSettings } from '@internal/plugin-platform-metrics-common';
import {
  createTestDatabases,
  openTestDatabase,
} from '../__testUtils__/openTestDatabase';
import {
  aDeployment,
  aRepository,
  aStatus,
  aSupportRequest,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
} from '../__testUtils__/reports';
import { startWatch } from './startWatch';

const databases = createTestDatabases();
const WEEK = 7 * DAY;
const PAYMENTS = 'group:default/payments';

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('the watch on %s', databaseId => {
  /** A portal that has been watched for a day. */
  async function aPortal() {
    const stores = await openTestDatabase(await databases.init(databaseId));
    const scheduler = mockServices.scheduler();
    const sent: NotificationSendOptions[] = [];
    const send = jest.fn(async (notification: NotificationSendOptions) => {
      sent.push(notification);
    });
    let now = MONDAY;
    let isBackfilling = false;
    await startWatch({
      stores,
      scheduler,
      sourceStates: {
        list: async () => [
          { id: 'github', title: 'GitHub', state: 'idle', isBackfilling },
        ],
      },
      notifications: { send },
      platformTeam: 'group:default/platform',
      settings: defaultMetricsSettings,
      logger: mockServices.logger.mock(),
      now: () => now,
    });
    await stores.ownership.applyOwnership({
      squads: [{ ref: PAYMENTS, title: 'Payments' }],
      services: new Map([
        [
          'larkspur/billing',
          {
            entityRef: 'component:default/billing',
            title: 'Billing',
            isGoldenPath: true,
          },
        ],
      ]),
    });
    const look = async (at: number) => {
      now = at;
      await scheduler.triggerTask('watch');
      return sent.splice(0).map(({ payload }) => payload.title);
    };
    await look(MONDAY);
    return {
      ...stores,
      look,
      send,
      sent,
      backfills: (is: boolean) => {
        isBackfilling = is;
      },
      /** So many requests in each of eight weeks, the last one before `MONDAY`. */
      asksByWeek: (counts: number[], more: object = {}) =>
        stores.facts.record(
          counts.flatMap((count, week) =>
            Array.from({ length: count }, (_, index) =>
              aSupportRequest({
                externalId: `${week}-${index}`,
                openedAt: MONDAY - (counts.length - week) * WEEK + index * HOUR,
                squad: PAYMENTS,
                ...more,
              }),
            ),
          ),
        ),
    };
  }

  const RISING = [1, 2, 1, 2, 2, 3, 3, 4];
  const STEADY = [2, 2, 2, 2, 2, 2, 2, 2];

  it('tells of support load that rises, of the squad and of everyone, once', async () => {
    const { asksByWeek, look, send } = await aPortal();
    await asksByWeek(RISING);

    expect(await look(MONDAY + HOUR)).toEqual([
      'Support load is rising',
      'Support load of Payments is rising',
    ]);
    expect(send).toHaveBeenLastCalledWith({
      recipients: { type: 'entity', entityRef: 'group:default/platform' },
      payload: {
        title: 'Support load of Payments is rising',
        description:
          '12 support requests in the last four complete weeks, after 6 in the four before',
        link: '/metrics?squads=group%3Adefault%2Fpayments&facts=supportLoad',
        severity: 'normal',
        topic: 'platform-metrics',
        scope: expect.stringMatching(
          /^platform-metrics:support-load-rising:\d+$/,
        ),
      },
    });
    expect(await look(MONDAY + 2 * HOUR)).toEqual([]);
    expect(await look(MONDAY + 6 * DAY)).toEqual([]);
  });

  it('tells again of support load that rises again', async () => {
    const { asksByWeek, facts, look } = await aPortal();
    await asksByWeek(RISING);
    await look(MONDAY + HOUR);

    expect(await look(MONDAY + 6 * WEEK)).toEqual([]);
    await facts.record(
      Array.from({ length: 12 }, (_, index) =>
        aSupportRequest({
          externalId: `later-${index}`,
          openedAt: MONDAY + 5 * WEEK + DAY,
          squad: PAYMENTS,
        }),
      ),
    );

    expect(await look(MONDAY + 6 * WEEK + HOUR)).toHaveLength(2);
  });

  it('keeps silent of support load that does not rise', async () => {
    const { asksByWeek, look } = await aPortal();
    await asksByWeek(STEADY);

    expect(await look(MONDAY + HOUR)).toEqual([]);
  });

  it('keeps silent while there are not eight weeks to compare', async () => {
    const { asksByWeek, look } = await aPortal();
    await asksByWeek(RISING.slice(1));

    expect(await look(MONDAY + HOUR)).toEqual([]);
  });

  it('tells of a service that waits for longer than ten minutes, once', async () => {
    const { facts, look, send } = await aPortal();
    await facts.record([aRepository({ createdAt: MONDAY + HOUR })]);

    expect(await look(MONDAY + HOUR + 10 * MINUTE)).toEqual([]);
    expect(await look(MONDAY + HOUR + 11 * MINUTE)).toEqual([
      'Billing waits for its first deployment',
    ]);
    expect(send.mock.calls[0][0].payload).toMatchObject({
      description:
        'It was created more than 10 minutes ago, and nothing has reached staging yet',
      link: '/metrics?facts=timeToFirstDeployment&of=component%3Adefault%2Fbilling',
    });
    expect(await look(MONDAY + 9 * DAY)).toEqual([]);
  });

  it('ends with the first deployment', async () => {
    const { episodes, facts, look } = await aPortal();
    await facts.record([aRepository({ createdAt: MONDAY + HOUR })]);
    await look(MONDAY + 2 * HOUR);
    expect(await episodes.listOpen()).toHaveLength(1);

    await facts.record([
      aDeployment({ environment: 'staging' }),
      aStatus('success', { at: MONDAY + 3 * HOUR }),
    ]);

    expect(await look(MONDAY + 3 * HOUR)).toEqual([]);
    expect(await episodes.listOpen()).toEqual([]);
  });

  it.each([
    ['was there long before anybody watched', MONDAY - 2 * DAY, MONDAY + HOUR],
    ['is only heard of when it is old', MONDAY + HOUR, MONDAY + 8 * DAY],
  ])('keeps silent of a service that %s', async (_, createdAt, at) => {
    const { facts, look } = await aPortal();
    await facts.record([aRepository({ createdAt })]);

    expect(await look(at)).toEqual([]);
  });

  it('keeps silent of repositories that the catalog does not know', async () => {
    const { facts, look } = await aPortal();
    await facts.record([
      aRepository({
        createdAt: MONDAY + HOUR,
        repository: { repository: 'larkspur/notes', repositoryId: '2' },
      }),
    ]);

    expect(await look(MONDAY + 2 * HOUR)).toEqual([]);
  });

  it('keeps silent of what is only a demonstration', async () => {
    const { asksByWeek, facts, look } = await aPortal();
    const source = 'demonstration';
    await asksByWeek(RISING, { source });
    await facts.record([aRepository({ source, createdAt: MONDAY + HOUR })]);

    expect(await look(MONDAY + 2 * HOUR)).toEqual([]);
  });

  it('waits until history is complete', async () => {
    const { asksByWeek, backfills, look } = await aPortal();
    await asksByWeek(RISING);

    backfills(true);
    expect(await look(MONDAY + HOUR)).toEqual([]);
    backfills(false);
    expect(await look(MONDAY + HOUR)).toHaveLength(2);
  });

  it('tells later what could not be told', async () => {
    const { facts, look, send } = await aPortal();
    await facts.record([aRepository({ createdAt: MONDAY + HOUR })]);
    send.mockRejectedValueOnce(new Error('503'));

    expect(await look(MONDAY + 2 * HOUR)).toEqual([]);
    expect(await look(MONDAY + 2 * HOUR)).toHaveLength(1);
  });

  it('renews the same notification where it stopped between telling and noting it', async () => {
    const { episodes, facts, look, send } = await aPortal();
    await facts.record([aRepository({ createdAt: MONDAY + HOUR })]);
    jest
      .spyOn(episodes, 'markNotified')
      .mockRejectedValueOnce(new Error('The database is away'));

    await look(MONDAY + 2 * HOUR);
    await look(MONDAY + 2 * HOUR);

    const [first, second] = send.mock.calls.map(([{ payload }]) => payload);
    expect(second).toEqual(first);
    expect(await look(MONDAY + 2 * HOUR)).toEqual([]);
  });
});
