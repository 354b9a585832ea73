import type { Cost, Quantiles } from './timing';

export function format({ clock, cpu }: Cost): string {
  return `${quantilesOf(clock)} (cpu ${quantilesOf(cpu)})`;
}

function quantilesOf({ p50, p95 }: Quantiles): string {
  return `p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} ms`;
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
