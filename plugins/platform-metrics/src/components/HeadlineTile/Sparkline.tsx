import type { WeeklyPoint } from '@internal/plugin-platform-metrics-common';
import styles from './HeadlineTile.module.css';

const WIDTH = 120;
const HEIGHT = 32;
const MARGIN = 4;

/**
 * The course of a metric in one line over the weeks that are over, from its
 * lowest to its highest. Decoration: the chart below says the same in full, and
 * from zero on.
 */
export const Sparkline = ({ weekly }: { weekly: WeeklyPoint[] }) => {
  const weeks = weekly.filter(({ isRunning }) => !isRunning);
  const values = weeks.flatMap(({ value }) => value ?? []);
  if (values.length < 2) return <div className={styles.sparkline} />;

  const max = Math.max(...values);
  const min = Math.min(...values);
  const points = weeks.map(({ value }, index) => {
    if (value === undefined) return undefined;
    const x = MARGIN + (index / (weeks.length - 1)) * (WIDTH - 2 * MARGIN);
    const share = max === min ? 0.5 : (value - min) / (max - min);
    return `${x} ${HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN)}`;
  });
  const line = points
    .map((point, index) => point && `${points[index - 1] ? 'L' : 'M'}${point}`)
    .filter(Boolean)
    .join('');
  const dots = points
    .filter((_, index) => !points[index - 1] && !points[index + 1])
    .map(point => point && `M${point}h0.01`)
    .filter(Boolean)
    .join('');

  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={line} className={styles.sparklineLine} />
      <path d={dots} className={styles.sparklineDot} />
    </svg>
  );
};
