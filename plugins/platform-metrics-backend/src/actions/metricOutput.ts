import {
  metricDefinitions,
  metrics,
} from '@internal/plugin-platform-metrics-common';
import type { z } from 'zod/v3';

/** One of the seven, each explained. */
export const metricInput = (zod: typeof z) =>
  zod.enum(metrics).describe(
    Object.values(metricDefinitions)
      .map(({ id, definition }) => `${id}: ${definition}`)
      .join(' '),
  );

/** A squad as people call it. */
export const squadInput = (zod: typeof z) =>
  zod
    .string()
    .max(256)
    .optional()
    .describe(
      'Name, title or entity ref of a squad, such as payments. Default: the whole organization',
    );

/** A range of whole weeks. */
export const rangeInput = (zod: typeof z) => ({
  from: zod
    .string()
    .date()
    .optional()
    .describe('First day, such as 2026-09-07. Default: 12 weeks before `to`'),
  to: zod
    .string()
    .date()
    .optional()
    .describe('The day after the last. Default: the end of the running week'),
});

/** A metric's value with what one needs to judge it. */
export const metricOutput = (zod: typeof z) =>
  zod.object({
    metric: zod.string(),
    unit: zod
      .string()
      .describe('milliseconds, perWeek, or ratio from 0 to 1; of every value'),
    value: zod.number().optional().describe('Absent: there is no data'),
    sampleSize: zod.number().describe('How many facts it is from'),
    p90: zod.number().optional().describe('90th percentile of durations'),
    band: zod.string().optional().describe("DORA's cluster"),
    bandSource: zod.string().optional(),
    change: zod
      .number()
      .optional()
      .describe('Against the period of the same length before; 0.1 is 10 %'),
    previous: zod
      .object({ value: zod.number().optional(), sampleSize: zod.number() })
      .optional(),
    baseline: zod
      .object({ value: zod.number() })
      .optional()
      .describe('What it was before the platform'),
    target: zod.number().optional(),
    isRising: zod.boolean().optional().describe('Of support load'),
    weekly: zod.array(
      zod.object({
        week: zod.string().describe('Its first day'),
        value: zod.number().optional(),
        sampleSize: zod.number(),
        isRunning: zod.boolean().describe('The week is not over'),
      }),
    ),
  });
