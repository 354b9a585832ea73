import type { SubjectSeries } from '@internal/plugin-platform-metrics-common';

/**
 * Those to show first where there are too many: as many of the highest as of
 * the lowest, highest first, and before them whichever are rising. Of those
 * without a value, nothing can be said: they come last.
 */
export function prominentSubjects(
  subjects: readonly SubjectSeries[],
  count: number,
): SubjectSeries[] {
  const sorted = [...subjects].sort(
    (a, b) =>
      Number(b.isRising ?? false) - Number(a.isRising ?? false) ||
      (b.value ?? -1) - (a.value ?? -1) ||
      a.subject.title.localeCompare(b.subject.title),
  );
  if (sorted.length <= count) return sorted;

  const top = Math.ceil(count / 2);
  const withValue = sorted.filter(({ value }) => value !== undefined);
  const pool = withValue.length >= count ? withValue : sorted;
  return [...pool.slice(0, top), ...pool.slice(top - count)];
}
