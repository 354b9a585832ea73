import { addWeeks, type Week } from '../weeks/Week';
import { weekOf } from '../weeks/weekOf';
import type { WeekRange } from '../weeks/WeekRange';

const BASELINE_WEEKS = 12;

/**
 * The weeks that a baseline is computed over: the up to 12 complete ones before
 * that of the first golden-path service, from the first known week on. Absent
 * where there are none. The baseline itself is the metric's `...Over` of these
 * weeks.
 *
 * @public
 */
export function baselineRange(
  firstGoldenPathServiceAt: number,
  firstWeek: Week | undefined,
  timeZone: string,
): WeekRange | undefined {
  const to = weekOf(firstGoldenPathServiceAt, timeZone);
  if (firstWeek === undefined || firstWeek >= to) {
    return undefined;
  }
  const earliest = addWeeks(to, -BASELINE_WEEKS);
  return { from: firstWeek > earliest ? firstWeek : earliest, to };
}
