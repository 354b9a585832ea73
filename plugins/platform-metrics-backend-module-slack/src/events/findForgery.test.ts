import { findForgery } from './findForgery';

/** Slack's own, from its page on verifying requests. */
const published = {
  signingSecret: '8f742231b10e8888abcd99yyyzzz85a5',
  timestamp: '1531420618',
  signature:
    'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  body: Buffer.from(
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
  ),
  now: 1531420618_000,
};
const MINUTE = 60_000;

describe('findForgery', () => {
  it("agrees with Slack's published example", () => {
    expect(findForgery(published)).toBeUndefined();
  });

  it.each([-5, 5])('bears a clock that is %s minutes off', minutes => {
    const now = published.now + minutes * MINUTE;

    expect(findForgery({ ...published, now })).toBeUndefined();
  });

  it.each([
    ['a recording', { now: published.now + 5 * MINUTE + 1 }],
    ['one from the future', { now: published.now - 5 * MINUTE - 1 }],
    ['a timestamp that is none', { timestamp: 'now' }],
    ['another timestamp', { timestamp: '1531420619' }],
    ['another body', { body: Buffer.from('token=x') }],
    ['another secret', { signingSecret: 'other' }],
    ['another version', { signature: `v1=${published.signature.slice(3)}` }],
    ['a signature cut short', { signature: published.signature.slice(0, -2) }],
    ['no signature', { signature: undefined }],
    ['no timestamp', { timestamp: undefined }],
  ])('finds %s', (_, forged) => {
    expect(findForgery({ ...published, ...forged })).toMatch(/^it/);
  });
});
