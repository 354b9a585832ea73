import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** A zombie that init has not looked after yet is not alive. */
export function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'state=', '-p', String(pid)]);
  return /^[^Z]/.test(String(stdout));
}

export async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) {
    await wait(20);
  }
}
