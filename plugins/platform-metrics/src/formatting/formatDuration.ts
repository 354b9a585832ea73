const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A duration in the two largest units that tell something: `6 min 20 s`,
 * `3 h 5 min`, `2 d 4 h`.
 */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < SECOND) return `${Math.round(milliseconds)} ms`;
  const [large, small, names] = units(milliseconds);
  const total = Math.round(milliseconds / small);
  const perLarge = large / small;
  const whole = Math.floor(total / perLarge);
  const rest = total % perLarge;
  if (whole === 0) return `${rest} ${names[1]}`;
  return rest === 0
    ? `${whole} ${names[0]}`
    : `${whole} ${names[0]} ${rest} ${names[1]}`;
}

function units(milliseconds: number): [number, number, [string, string]] {
  // What rounds up to the next unit is said in that unit: 60 min is 1 h.
  if (milliseconds >= DAY - MINUTE / 2) return [DAY, HOUR, ['d', 'h']];
  if (milliseconds >= HOUR - SECOND / 2) return [HOUR, MINUTE, ['h', 'min']];
  return [MINUTE, SECOND, ['min', 's']];
}
