import type { Unit } from '@internal/plugin-platform-metrics-common';
import { durationTicks } from './durationTicks';

const MOST = 5;
const ROUND = [1, 2, 5];

/** Marks for an axis from zero: round numbers of a unit, a few of them, also where all is zero. */
export function axisTicks(max: number, unit: Unit): number[] {
  return unit === 'milliseconds'
    ? durationTicks(max)
    : roundTicks(max, unit === 'ratio' ? 0.01 : 1);
}

function roundTicks(max: number, least: number): number[] {
  const wanted = Math.max(max / MOST, least);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step =
    ROUND.map(round => round * power).find(size => size >= wanted) ??
    10 * power;
  // What binary fractions add to a whole number of steps is no step.
  const count = Math.max(1, Math.ceil(max / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
