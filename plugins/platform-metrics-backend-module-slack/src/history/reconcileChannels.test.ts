import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import type {
  FactReport,
  SupportRequestReport,
} from '@internal/plugin-platform-metrics-common';
import { FakeSlack } from '../__testUtils__/FakeSlack';
import { SlackSource } from '../SlackSource';

const HELP = 'C0123456789';
const DAY_S = 86_400;
const NOW_S = Math.floor(Date.now() / 1_000);

/** The timestamp of a message that was written so many days ago. */
const daysAgo = (days: number) => `${NOW_S - days * DAY_S}.000100`;

let slack: FakeSlack;
beforeEach(async () => {
  slack = await FakeSlack.start();
  slack.channels.set(HELP, []);
});
afterEach(() => slack.stop());

/** A source whose reports and cursor outlive its runs. */
function aSource(options: { channels?: string[]; botToken?: string } = {}) {
  const { botToken = FakeSlack.botToken, channels = [HELP] } = options;
  const reported = new Map<string, SupportRequestReport>();
  const progress: string[] = [];
  let cursor: JsonObject | undefined;
  const source = new SlackSource(
    {
      signingSecret: 'secret',
      botToken,
      channels: channels.map(id => ({ id, name: `#${id}` })),
      closingReaction: 'white_check_mark',
      workspaceUrl: 'https://larkspur.slack.com',
      apiBaseUrl: slack.apiBaseUrl,
      reconciliation: {
        historyMs: 30 * DAY_S * 1_000,
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 10 } },
      },
    },
    { logger: mockServices.logger.mock() },
  );
  const recorder = {
    async record(reports: readonly FactReport[]) {
      for (const report of reports as SupportRequestReport[]) {
        const known = reported.get(report.externalId);
        if (!known || known.reportedAt <= report.reportedAt) {
          reported.set(report.externalId, report);
        }
      }
    },
  };
  return {
    progress,
    /** External ids of what counts, oldest first. */
    counted: () =>
      [...reported.values()]
        .filter(({ isWithdrawn }) => !isWithdrawn)
        .map(({ externalId }) => externalId.split('/')[1])
        .sort(),
    find: (ts: string) => reported.get(`${HELP}/${ts}`),
    take: async (event: object) => {
      await source.start({ recorder });
      await source.take(event);
    },
    reconcile: (signal = new AbortController().signal) =>
      source.reconciliation?.run({
        recorder,
        signal,
        logger: mockServices.logger.mock(),
        readCursor: async () => cursor,
        writeCursor: async saved => {
          cursor = structuredClone(saved);
        },
        listReported: async () =>
          [...reported.values()]
            .filter(({ isWithdrawn }) => !isWithdrawn)
            .map(({ externalId }) => externalId),
        suggestBaseline: async () => true,
        reportProgress: async ({ done, total }) => {
          progress.push(`${done}/${total}`);
        },
      }),
  };
}

const writes = (ts: string, more: object = {}) =>
  slack.channels.get(HELP)?.push({ ts, user: 'U012AB3CD', ...more });

const deletes = (ts: string) =>
  slack.channels.set(
    HELP,
    (slack.channels.get(HELP) ?? []).filter(message => message.ts !== ts),
  );

describe('reconciling channels', () => {
  it('finds what was written before anybody listened, over many pages', async () => {
    const days = [1, 2, 3, 4, 5, 12, 19, 26];
    for (const day of days) {
      writes(daysAgo(day));
    }
    writes(daysAgo(31));
    writes(daysAgo(6), { bot_id: 'B012AB3CD' });
    writes(daysAgo(7), { subtype: 'channel_join' });
    const source = aSource();

    await source.reconcile();

    expect(source.counted()).toEqual(days.map(daysAgo).sort());
    expect(source.progress).toEqual(['0/5', '1/5', '2/5', '3/5', '4/5']);
  });

  it('finds requests whose events were lost', async () => {
    const source = aSource();
    await source.reconcile();

    writes(daysAgo(0.1));
    await source.reconcile();

    expect(source.counted()).toEqual([daysAgo(0.1)]);
  });

  it('withdraws requests that were deleted unheard', async () => {
    writes(daysAgo(1));
    writes(daysAgo(2));
    const source = aSource();
    await source.reconcile();

    deletes(daysAgo(2));
    await source.reconcile();

    expect(source.counted()).toEqual([daysAgo(1)]);
  });

  it('leaves alone what was only just written: history may not have it yet', async () => {
    const source = aSource();
    await source.take({
      type: 'message',
      channel: HELP,
      user: 'U012AB3CD',
      ts: daysAgo(0),
    });

    await source.reconcile();

    expect(source.counted()).toEqual([daysAgo(0)]);
  });

  it('does not open again what an event closed', async () => {
    writes(daysAgo(1));
    const source = aSource();
    await source.reconcile();
    await source.take({
      type: 'reaction_added',
      reaction: 'white_check_mark',
      item: { type: 'message', channel: HELP, ts: daysAgo(1) },
      event_ts: daysAgo(0.5),
    });

    await source.reconcile();

    expect(source.find(daysAgo(1))).toHaveProperty('closedAt');
  });

  it('knows people by their address, asked for once', async () => {
    slack.emails.set('U012AB3CD', 'ada@larkspur.example');
    writes(daysAgo(1));
    writes(daysAgo(2));
    const source = aSource();

    await source.reconcile();

    expect(source.find(daysAgo(1))?.requester).toEqual([
      { by: 'slack-user', value: 'U012AB3CD' },
      { by: 'email', value: 'ada@larkspur.example' },
    ]);
    expect(slack.calls.filter(call => call.startsWith('users'))).toHaveLength(
      1,
    );
  });

  it('takes an event in while Slack does not tell the address, and adds it later', async () => {
    slack.emails.set('U012AB3CD', 'ada@larkspur.example');
    writes(daysAgo(0.1));
    slack.rateLimits = 1;
    const source = aSource();
    await source.take({
      type: 'message',
      channel: HELP,
      user: 'U012AB3CD',
      ts: daysAgo(0.1),
    });
    expect(source.find(daysAgo(0.1))?.requester).toHaveLength(1);

    await source.reconcile();

    expect(source.find(daysAgo(0.1))?.requester).toHaveLength(2);
  });

  it('waits as long as Slack asks for', async () => {
    writes(daysAgo(1));
    slack.rateLimits = 3;
    const source = aSource();

    await source.reconcile();

    expect(source.counted()).toEqual([daysAgo(1)]);
  });

  it('reads the other channels when one cannot be read, and says which', async () => {
    writes(daysAgo(1));
    const source = aSource({ channels: ['C0000000000', HELP] });

    await expect(source.reconcile()).rejects.toThrow(
      '#C0000000000: Slack refuses conversations.history: channel_not_found',
    );
    expect(source.counted()).toEqual([daysAgo(1)]);
  });

  it('says that the token is wrong without showing it', async () => {
    const source = aSource({ botToken: 'xoxb-wrong' });

    const failure = await source.reconcile()?.catch(error => error.message);

    expect(failure).toContain('invalid_auth');
    expect(failure).not.toContain('xoxb');
  });

  it('breaks off when the portal stops, and goes on from there', async () => {
    writes(daysAgo(1));
    writes(daysAgo(29));
    const source = aSource();
    const stop = new AbortController();
    const run = source.reconcile(stop.signal);
    stop.abort();
    await expect(run).rejects.toThrow('abort');

    await source.reconcile();

    expect(source.counted()).toEqual([daysAgo(29), daysAgo(1)]);
  });
});
