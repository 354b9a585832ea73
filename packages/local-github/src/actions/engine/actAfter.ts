/** A timer of Node that waits longer overflows, and fires at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** Acts once the delay is over, or the longest there is; keeps no process alive. */
export function actAfter(delayMs: number, act: () => void): NodeJS.Timeout {
  return setTimeout(act, Math.min(delayMs, LONGEST_MS)).unref();
}
