/** Milliseconds. */
export interface Quantiles {
  p50: number;
  p95: number;
}

/** Of many calls: by the clock, and of the process's time on all cores. */
export interface Cost {
  clock: Quantiles;
  cpu: Quantiles;
}

/** Milliseconds that the process has computed so far, whoever else runs. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** How long it took, in milliseconds, and what it gave. */
export async function timed<T>(
  work: () => Promise<T>,
): Promise<[ms: number, result: T]> {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

export function quantiles(times: readonly number[]): Quantiles {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (p: number) => sorted[Math.ceil(p * sorted.length) - 1];
  return { p50: at(0.5), p95: at(0.95) };
}
