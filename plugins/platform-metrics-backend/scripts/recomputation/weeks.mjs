const DAY = 86_400_000;

/** By an instant in milliseconds: the Monday of its week in a zone, such as 2026-11-23. */
export function weeksIn(timeZone) {
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone });
  return instant => {
    const day = Date.parse(`${calendar.format(instant)}T00:00:00Z`);
    const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
    return dateOf(day - sinceMonday * DAY);
  };
}

/** So many weeks later. */
export function addWeeks(week, count) {
  return dateOf(Date.parse(`${week}T00:00:00Z`) + count * 7 * DAY);
}

/** The weeks from one to before another. */
export function weeksBetween(from, to) {
  const weeks = [];
  for (let week = from; week < to; week = addWeeks(week, 1)) {
    weeks.push(week);
  }
  return weeks;
}

function dateOf(day) {
  return new Date(day).toISOString().slice(0, 10);
}
