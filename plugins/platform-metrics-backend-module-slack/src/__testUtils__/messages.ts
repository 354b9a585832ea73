export const CHANNEL = 'C0123456789';
export const ASKED = '1795521600.000200';
export const ASKED_AT = 1795521600_000;

/** Somebody asks. */
export const aMessage = (more: object = {}) => ({
  type: 'message',
  channel: CHANNEL,
  user: 'U012AB3CD',
  text: 'How do I get a database?',
  ts: ASKED,
  event_ts: ASKED,
  channel_type: 'channel',
  ...more,
});

export const aReaction = (more: object = {}) => ({
  type: 'reaction_added',
  user: 'U099ZZ9ZZ',
  reaction: 'white_check_mark',
  item_user: 'U012AB3CD',
  item: { type: 'message', channel: CHANNEL, ts: ASKED },
  event_ts: '1795521700.000100',
  ...more,
});

/** What is reported of it. */
export const REQUEST = {
  kind: 'support-request',
  source: 'slack',
  externalId: `${CHANNEL}/${ASKED}`,
  reportedAt: ASKED_AT,
  openedAt: ASKED_AT,
  channel: '#platform-help',
  requester: [{ by: 'slack-user', value: 'U012AB3CD' }],
  url: `https://larkspur.slack.com/archives/${CHANNEL}/p1795521600000200`,
};
