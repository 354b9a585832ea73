import type { Unit } from '@internal/plugin-platform-metrics-common';
import { formatDuration } from './formatDuration';

/** A number as people read it: hundreds without decimals, tens with one, others with two. */
export function formatNumber(value: number): string {
  const integerDigits = Math.trunc(Math.abs(value)).toString().length;
  return value.toLocaleString('en', {
    maximumFractionDigits: Math.max(0, 3 - integerDigits),
  });
}

export function formatPercent(ratio: number): string {
  return `${(ratio * 100).toLocaleString('en', { maximumFractionDigits: 1 })} %`;
}

/** A metric's value in its unit. */
export function formatValue(value: number, unit: Unit): string {
  switch (unit) {
    case 'milliseconds':
      return formatDuration(value);
    case 'ratio':
      return formatPercent(value);
    default:
      return formatNumber(value);
  }
}
