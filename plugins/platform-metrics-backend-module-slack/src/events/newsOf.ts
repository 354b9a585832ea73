import { instantOf } from '../requests/instantOf';
import { isRequest } from '../requests/isRequest';
import type { RequestNews } from '../requests/SupportRequests';
import type { MessageEvent, ReactionEvent, RequestEvent } from './SlackPayload';

/**
 * What an event says of a request, or `undefined` where it says nothing: an
 * edited message is the same request.
 */
export function newsOf(
  event: RequestEvent,
  closingReaction: string,
): RequestNews | undefined {
  return event.type === 'message'
    ? newsOfMessage(event)
    : newsOfReaction(event, closingReaction);
}

function newsOfMessage(event: MessageEvent): RequestNews | undefined {
  const { channel, message, previous_message: previous, ts } = event;
  if (event.subtype === 'message_deleted' && event.deleted_ts) {
    const deleted = event.deleted_ts;
    return withdrawal(channel, deleted, ts, previous);
  }
  // Slack keeps the place of a deleted message that has replies.
  if (event.subtype === 'message_changed' && message?.subtype === 'tombstone') {
    return withdrawal(channel, message.ts, ts, previous);
  }
  return isRequest(event)
    ? { channel, ts, user: event.user, at: instantOf(ts) }
    : undefined;
}

function withdrawal(
  channel: string,
  ts: string,
  eventTs: string,
  previous: MessageEvent['previous_message'],
): RequestNews | undefined {
  if (previous && !isRequest(previous)) {
    return undefined;
  }
  return {
    channel,
    ts,
    user: previous?.user,
    at: instantOf(eventTs),
    isWithdrawn: true,
    // Of one that is known as a request it may come before the request itself.
    isUpdate: previous === undefined,
  };
}

function newsOfReaction(
  event: ReactionEvent,
  closingReaction: string,
): RequestNews | undefined {
  const { channel, ts, type } = event.item;
  const [reaction] = event.reaction.split('::');
  if (type !== 'message' || !channel || !ts || reaction !== closingReaction) {
    return undefined;
  }
  const at = instantOf(event.event_ts);
  return {
    channel,
    ts,
    user: event.item_user,
    at,
    closedAt: event.type === 'reaction_added' ? at : undefined,
    // Slack does not say whether the message is a reply.
    isUpdate: true,
  };
}
