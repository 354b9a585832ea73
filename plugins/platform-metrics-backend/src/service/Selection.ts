import {
  addWeeks,
  weekOf,
  type WeekRange,
} from '@internal/plugin-platform-metrics-common';

/**
 * Whose facts an answer is about. Entity refs are full and in lower case. What
 * nobody knows selects nothing.
 */
export interface ServiceSelection {
  /** Only of these squads. Absent: of all. */
  squads?: readonly string[];
  /** Only services of this system. */
  system?: string;
  /** Only this service, whether it has a squad or not. */
  service?: string;
}

/** Whose facts an answer is about, and from when. */
export interface Selection extends ServiceSelection {
  range: WeekRange;
}

/** Part of a list. Absent, where one may be: all of it. */
export interface Page {
  limit: number;
  offset: number;
}

const DEFAULT_WEEKS = 12;

/** What is shown to who asks for no range: the running week and those before it. */
export function defaultRange(now: number, timeZone: string): WeekRange {
  const to = addWeeks(weekOf(now, timeZone), 1);
  return { from: addWeeks(to, -DEFAULT_WEEKS), to };
}
