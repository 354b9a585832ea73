const signs = { passed: '✓', failed: '✗', skipped: '-' };

/** The table of what ran, and as its last line the counts. */
export function summary(results) {
  const width = Math.max(...results.map(({ name }) => name.length));
  const rows = results.map(({ name, verdict, seconds, reason }) =>
    [
      signs[verdict],
      name.padEnd(width),
      verdict.padEnd(7),
      `${seconds} s`.padStart(6),
      reason ?? '',
    ]
      .join('  ')
      .trimEnd(),
  );
  const count = wanted =>
    results.filter(({ verdict }) => verdict === wanted).length;
  const counts = [`${count('passed')} passed`, `${count('failed')} failed`];
  if (count('skipped') > 0) {
    counts.push(`${count('skipped')} skipped`);
  }
  return [...rows, '', counts.join(', ')].join('\n');
}
