import { createHmac, timingSafeEqual } from 'node:crypto';
import { durationToMilliseconds } from '@backstage/types';

/** What is older may be a recording that somebody plays back. */
const MAX_AGE_MS = durationToMilliseconds({ minutes: 5 });

/**
 * Why a request is not from Slack, or `undefined` where it is.
 *
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function findForgery(options: {
  signingSecret: string;
  /** Of the header `x-slack-request-timestamp`: seconds since 1970. */
  timestamp: string | undefined;
  /** Of the header `x-slack-signature`. */
  signature: string | undefined;
  /** As it came, byte by byte. */
  body: Buffer;
  now: number;
}): string | undefined {
  const { body, now, signature, signingSecret, timestamp } = options;
  if (!timestamp || !signature) {
    return 'it is not signed';
  }
  const age = Math.abs(now - Number(timestamp) * 1_000);
  if (!(age <= MAX_AGE_MS)) {
    return 'its timestamp is not of the last five minutes';
  }
  const expected = createHmac('sha256', signingSecret)
    .update(`v0:${timestamp}:`)
    .update(body)
    .digest('hex');
  return isEqual(signature, `v0=${expected}`)
    ? undefined
    : 'its signature is wrong';
}

function isEqual(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
