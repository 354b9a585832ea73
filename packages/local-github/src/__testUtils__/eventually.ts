import { setTimeout as wait } from 'node:timers/promises';

/** Waits for what is to come true, and answers it; fails with what was wrong at last. */
export async function eventually<T>(
  assertion: () => Promise<T>,
  patienceMs: number = 20_000,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
      await wait(25);
    }
  }
}
