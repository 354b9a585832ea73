import { setTimeout as wait } from 'node:timers/promises';
import { probe } from './probe';
import { ServiceInstance } from './ServiceInstance';

/**
 * Reports a version's health until it ends; answers how it did. Once `signal`
 * is aborted the answer means nothing.
 */
export async function watchHealth(
  instance: ServiceInstance,
  {
    everyMs,
    signal,
    report,
  }: {
    everyMs: number;
    signal: AbortSignal;
    report(problem: string | undefined): void;
  },
): Promise<string> {
  let how: string | undefined;
  const ended = instance.ended().then(text => {
    how = text;
  });
  const isOver = () => how !== undefined || signal.aborted;
  while (!isOver()) {
    await Promise.race([
      ended,
      wait(everyMs, undefined, { signal }).catch(() => {}),
    ]);
    const problem = isOver() ? undefined : await probe(instance.port);
    if (!isOver()) {
      report(problem);
    }
  }
  return how ?? '';
}
