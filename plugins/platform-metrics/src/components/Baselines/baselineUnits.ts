import type { Unit } from '@internal/plugin-platform-metrics-common';

/** In which people enter a value; `factor` makes it the metric's own unit. */
export interface EntryUnit {
  id: 'days' | 'hours' | 'minutes' | 'percent' | 'perWeek';
  factor: number;
}

const MINUTE_MS = 60_000;

/** What a metric's value can be entered in; the first is what people mean most often. */
export const entryUnits: Readonly<Record<Unit, readonly EntryUnit[]>> = {
  milliseconds: [
    { id: 'hours', factor: 60 * MINUTE_MS },
    { id: 'minutes', factor: MINUTE_MS },
    { id: 'days', factor: 24 * 60 * MINUTE_MS },
  ],
  ratio: [{ id: 'percent', factor: 0.01 }],
  perWeek: [{ id: 'perWeek', factor: 1 }],
};
