import {
  weekOf,
  type Period,
  type Range,
  type Report,
} from '@internal/plugin-platform-metrics-common';

/** A period of a report as answers name it. */
export function describeRange(
  { range, weeks }: Period,
  { now, settings }: Pick<Report, 'now' | 'settings'>,
): Range {
  const running = weekOf(now, settings.timeZone);
  return {
    from: range.from,
    to: range.to,
    timeZone: settings.timeZone,
    weeks: weeks.map(({ week }) => week),
    ...(weeks.some(({ week }) => week === running) && {
      runningWeek: running,
    }),
  };
}
