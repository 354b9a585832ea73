import { setTimeout as wait } from 'node:timers/promises';

/** Waits for what is to come true; fails with what was wrong at last. */
export async function eventually(
  assertion: () => Promise<void>,
  patienceMs: number = 20_000,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
      await wait(25);
    }
  }
}
