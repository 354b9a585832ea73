import type { MetricsSettings } from '../settings/MetricsSettings';
import { addWeeks, type Week } from '../weeks/Week';
import { weekEnd, weekOf, weekStart } from '../weeks/weekOf';
import {
  previousRange,
  rangeInstants,
  weeksOf,
  type WeekRange,
} from '../weeks/WeekRange';

/** Averages per week are over so many complete weeks. */
const RECENT_WEEKS = 4;

/**
 * A week of a period, with its instants `[start, end)`.
 *
 * @public
 */
export interface PeriodWeek {
  week: Week;
  start: number;
  end: number;
  /** It is not over. */
  isRunning: boolean;
}

/**
 * A range with all that metrics ask of it. Instants are `[start, end)`.
 *
 * @public
 */
export interface Period {
  range: WeekRange;
  start: number;
  end: number;
  weeks: readonly PeriodWeek[];
  /** Its last four complete weeks, fewer where it has no more. */
  recentWeeks: readonly Week[];
}

/**
 * What a report is asked about. Worked out once, then shared by every metric
 * and every squad.
 *
 * @public
 */
export interface Report {
  period: Period;
  /** The range of as many weeks right before. */
  previous: Period;
  /**
   * By which support load is rising: the last four weeks up to the period's
   * end that are complete, and the four before; they may be from before the
   * period.
   */
  trend: { recent: readonly Week[]; before: readonly Week[] };
  now: number;
  settings: MetricsSettings;
}

/**
 * A report on whole weeks, as of an instant.
 *
 * @public
 */
export function reportOn(
  range: WeekRange,
  now: number,
  settings: MetricsSettings,
): Report {
  const { timeZone } = settings;
  const running = weekOf(now, timeZone);
  const afterTrend = range.to < running ? range.to : running;
  return {
    period: periodOf(range, now, timeZone),
    previous: periodOf(previousRange(range), now, timeZone),
    trend: {
      recent: weeksBefore(afterTrend),
      before: weeksBefore(addWeeks(afterTrend, -RECENT_WEEKS)),
    },
    now,
    settings,
  };
}

function periodOf(range: WeekRange, now: number, timeZone: string): Period {
  const weeks = weeksOf(range).map(week => {
    const end = weekEnd(week, timeZone);
    return {
      week,
      start: weekStart(week, timeZone),
      end,
      isRunning: end > now,
    };
  });
  return {
    range,
    ...rangeInstants(range, timeZone),
    weeks,
    recentWeeks: weeks
      .filter(({ isRunning }) => !isRunning)
      .map(({ week }) => week)
      .slice(-RECENT_WEEKS),
  };
}

function weeksBefore(week: Week): Week[] {
  return weeksOf({ from: addWeeks(week, -RECENT_WEEKS), to: week });
}
