import { createHmac } from 'node:crypto';

export const SIGNING_SECRET = 'signing-secret-of-the-app';

/** A request as Slack signs it, by its documentation rather than by our verifier. */
export function signedRequest(
  payload: object | string,
  options: { secret?: string; at?: number } = {},
): RequestInit {
  const { at = Date.now(), secret = SIGNING_SECRET } = options;
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const timestamp = String(Math.floor(at / 1_000));
  const signature = createHmac('sha256', secret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  };
}

/** An event as Slack wraps it. */
export function signedEvent(event: object): RequestInit {
  return signedRequest({
    token: 'deprecated',
    team_id: 'T0123456789',
    api_app_id: 'A0123456789',
    type: 'event_callback',
    event_id: 'Ev0123456789',
    event_time: 1_795_521_600,
    event,
  });
}
