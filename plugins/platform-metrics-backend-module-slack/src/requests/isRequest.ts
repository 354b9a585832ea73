import type { SlackMessage } from '../events/SlackPayload';

/**
 * What people write themselves. `file_share` is a message with a file,
 * `me_message` one by `/me`; joining, topics and the like have subtypes as well.
 */
const WRITTEN_BY_PEOPLE: ReadonlyArray<string | undefined> = [
  undefined,
  'file_share',
  'me_message',
];

/**
 * Whether a message in a support channel is a request: written by a person, and
 * no reply. A reply that is sent to the channel as well (`thread_broadcast`) is
 * still one.
 */
export function isRequest(message: SlackMessage): boolean {
  const { bot_id: bot, subtype, thread_ts: thread, ts, user } = message;
  return (
    user !== undefined &&
    user !== 'USLACKBOT' &&
    bot === undefined &&
    (thread === undefined || thread === ts) &&
    WRITTEN_BY_PEOPLE.includes(subtype)
  );
}
