import { z } from 'zod';

/** `1532071372.000200`: by which Slack knows a message in its channel. */
const timestamp = z.string().regex(/^\d{1,12}\.\d{1,9}$/);

/** Of a message as much as tells whether it is a request: never its text. */
export const slackMessage = z.object({
  subtype: z.string().optional(),
  ts: timestamp,
  thread_ts: timestamp.optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
});

const messageEvent = slackMessage.extend({
  type: z.literal('message'),
  channel: z.string(),
  deleted_ts: timestamp.optional(),
  /** What a changed message is now. */
  message: slackMessage.optional(),
  previous_message: slackMessage.optional(),
});

const reactionEvent = z.object({
  type: z.enum(['reaction_added', 'reaction_removed']),
  reaction: z.string(),
  item: z.object({
    type: z.string(),
    channel: z.string().optional(),
    ts: timestamp.optional(),
  }),
  item_user: z.string().optional(),
  event_ts: timestamp,
});

export type SlackMessage = z.infer<typeof slackMessage>;
export type MessageEvent = z.infer<typeof messageEvent>;
export type ReactionEvent = z.infer<typeof reactionEvent>;

/** An event as Slack wraps it, or what Slack says of the subscription itself. */
export const slackPayload = z.discriminatedUnion('type', [
  z.object({ type: z.literal('url_verification'), challenge: z.string() }),
  z.object({
    type: z.literal('event_callback'),
    event: z.looseObject({ type: z.string() }),
  }),
  z.object({ type: z.literal('app_rate_limited') }),
]);

/** The events that say something of requests. */
export const requestEvent = z.discriminatedUnion('type', [
  messageEvent,
  reactionEvent,
]);

export type RequestEvent = z.infer<typeof requestEvent>;
