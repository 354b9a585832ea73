import {
  aMessage,
  aReaction,
  ASKED,
  ASKED_AT,
  CHANNEL,
  REQUEST,
} from '../__testUtils__/messages';
import { signedEvent } from '../__testUtils__/signedRequest';
import { SlackBench } from '../__testUtils__/SlackBench';

let bench: SlackBench;
beforeEach(async () => {
  bench = await SlackBench.start();
});
afterEach(() => bench.stop());

describe('a support request', () => {
  it.each([
    ['with a file', aMessage({ subtype: 'file_share' })],
    ['by /me', aMessage({ subtype: 'me_message' })],
    ['that has replies', aMessage({ thread_ts: ASKED })],
  ])('is a message %s', async (_, event) => {
    await bench.send(signedEvent(event));

    expect(bench.host.reports).toEqual([REQUEST]);
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
    const response = await bench.send(signedEvent(event));

    expect(response.status).toBe(200);
    expect(bench.host.reports).toEqual([]);
  });

  it('is closed by the reaction, whatever its skin, and opened by taking it back', async () => {
    await bench.send(signedEvent(aReaction()));
    await bench.send(
      signedEvent(
        aReaction({
          type: 'reaction_removed',
          reaction: 'white_check_mark::skin-tone-2',
          event_ts: '1795521800.000100',
        }),
      ),
    );

    // Slack does not say whether the message is a request: only known ones change.
    expect(bench.host.reports).toEqual([
      {
        ...REQUEST,
        isUpdate: true,
        reportedAt: ASKED_AT + 100_000,
        closedAt: ASKED_AT + 100_000,
      },
      { ...REQUEST, isUpdate: true, reportedAt: ASKED_AT + 200_000 },
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
    await bench.send(
      signedEvent({ type: 'message', channel: CHANNEL, ...event }),
    );

    expect(bench.host.reports).toEqual([
      { ...REQUEST, reportedAt: ASKED_AT + 300_000, isWithdrawn: true },
    ]);
  });
});
