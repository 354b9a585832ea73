import { setTimeout as wait } from 'node:timers/promises';

export class NoAnswerError extends Error {
  constructor(timeoutMs: number) {
    super(`no answer within ${timeoutMs / 1000} seconds`);
    this.name = 'NoAnswerError';
  }
}

/**
 * Asks again until there is an answer. GitHub shows what was just written a
 * moment later, and not on all its servers at once.
 */
export async function untilDefined<T>(
  ask: () => Promise<T | undefined>,
  options: {
    timeoutMs?: number;
    intervalMs?: number;
    signal?: AbortSignal;
  } = {},
): Promise<T> {
  const { timeoutMs = 60_000, intervalMs = 500, signal } = options;
  const deadline = Date.now() + timeoutMs;

  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new NoAnswerError(timeoutMs);
    await wait(intervalMs, undefined, { signal });
  }
}
