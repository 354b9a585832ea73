/**
 * When a message was written, in ms since 1970: Slack's `1532071372.000200`
 * holds seconds, and after the point what makes it unique.
 */
export function instantOf(ts: string): number {
  const [seconds, fraction = ''] = ts.split('.');
  return Number(seconds) * 1_000 + Number(fraction.padEnd(3, '0').slice(0, 3));
}
