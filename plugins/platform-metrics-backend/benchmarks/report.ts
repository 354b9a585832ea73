import type { Quantiles } from './timing';

export function format(times?: Quantiles): string {
  return times
    ? `p50 ${times.p50.toFixed(1)} ms  p95 ${times.p95.toFixed(1)} ms`
    : '';
}

export function ratio(one: number, other: number): string {
  return `${(one / other).toFixed(2)} x`;
}

export function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`;
}

export function print(what: string, ...figures: string[]): void {
  process.stdout.write(`${what.padEnd(52)} ${figures.join('  ')}\n`);
}
