import { InputError } from '@backstage/errors';
import { DateTime, IANAZone } from 'luxon';
import { weekOfDate, type Week } from './Week';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/** The Monday from which weeks are numbered: the last one before 1970. */
const FIRST_MONDAY = Date.UTC(1969, 11, 29);

/** A week's name and its instants `[start, end)` in one zone. */
interface WeekInstants {
  week: Week;
  start: number;
  end: number;
}

/**
 * The weeks of one zone. A week is worked out when it is first asked for and
 * kept: there are few, and many instants.
 */
class ZoneWeeks {
  readonly #zone: string;
  readonly #byNumber = new Map<number, WeekInstants>();

  constructor(zone: string) {
    if (!IANAZone.isValidZone(zone)) {
      throw new InputError(
        `${zone}: expected an IANA time zone such as Europe/Berlin`,
      );
    }
    this.#zone = zone;
  }

  holding(instant: number): WeekInstants {
    if (!Number.isFinite(instant)) {
      throw new InputError(`${instant}: expected milliseconds since 1970`);
    }
    // No zone is a week away from UTC: it is this week or one beside it.
    let number = Math.floor((instant - FIRST_MONDAY) / WEEK_MS);
    let found = this.numbered(number);
    while (instant < found.start) {
      number -= 1;
      found = this.numbered(number);
    }
    while (instant >= found.end) {
      number += 1;
      found = this.numbered(number);
    }
    return found;
  }

  named(week: Week): WeekInstants {
    if (weekOfDate(week) !== week) {
      throw new InputError(`${week}: expected the Monday a week begins with`);
    }
    return this.numbered((Date.parse(week) - FIRST_MONDAY) / WEEK_MS);
  }

  private numbered(number: number): WeekInstants {
    let week = this.#byNumber.get(number);
    if (!week) {
      const monday = FIRST_MONDAY + number * WEEK_MS;
      week = {
        week: new Date(monday).toISOString().slice(0, 10),
        start: this.startOf(monday),
        end: this.startOf(monday + WEEK_MS),
      };
      this.#byNumber.set(number, week);
    }
    return week;
  }

  /** When a day begins here: the earlier of two midnights, or what follows a skipped one. */
  private startOf(utcMidnight: number): number {
    const midnight = DateTime.fromMillis(utcMidnight, { zone: 'utc' }).setZone(
      this.#zone,
      { keepLocalTime: true },
    );
    return Math.min(
      ...midnight.getPossibleOffsets().map(possible => possible.toMillis()),
    );
  }
}

const zones = new Map<string, ZoneWeeks>();

function weeksIn(zone: string): ZoneWeeks {
  let weeks = zones.get(zone);
  if (!weeks) {
    weeks = new ZoneWeeks(zone);
    zones.set(zone, weeks);
  }
  return weeks;
}

/**
 * The week that holds an instant, in milliseconds since 1970, in a time zone.
 *
 * @public
 */
export function weekOf(instant: number, zone: string): Week {
  return weeksIn(zone).holding(instant).week;
}

/**
 * The first instant of a week: its Monday's 00:00 in the zone, or the first
 * instant after where clocks skip that.
 *
 * @public
 */
export function weekStart(week: Week, zone: string): number {
  return weeksIn(zone).named(week).start;
}

/**
 * The first instant after a week. A week with a change of clocks is shorter or
 * longer than 168 hours.
 *
 * @public
 */
export function weekEnd(week: Week, zone: string): number {
  return weeksIn(zone).named(week).end;
}
