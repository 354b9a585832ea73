import { setTimeout as pause } from 'node:timers/promises';

/** Said when what was waited for did not come in time. */
export class TooLate extends Error {}

/**
 * Looks again and again until there is something to see, and answers it. What
 * `look` throws ends the waiting.
 */
export async function until(
  look,
  { what, seconds, signal, everyMs = 1000, now = Date.now },
) {
  const end = now() + seconds * 1000;
  while (now() < end) {
    const seen = await look();
    if (seen !== undefined) {
      return seen;
    }
    await pause(everyMs, undefined, { signal });
  }
  throw new TooLate(`Waited ${seconds} s for ${what}, which did not come.`);
}
