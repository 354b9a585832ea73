import type { WeeklyPoint } from '@internal/plugin-platform-metrics-common';
import styles from './HeadlineTile.module.css';

const WIDTH = 120;
const HEIGHT = 32;
const MARGIN = 3;

/**
 * The course of a metric in one line; the running week, which is not over, is a
 * dot beside it. Decoration: the chart below says the same in full.
 */
export const Sparkline = ({ weekly }: { weekly: WeeklyPoint[] }) => {
  const values = weekly.flatMap(({ value }) => value ?? []);
  if (values.length < 2) return <div className={styles.sparkline} />;

  const max = Math.max(...values);
  const min = Math.min(0, ...values);
  const x = (index: number) =>
    MARGIN + (index / (weekly.length - 1)) * (WIDTH - 2 * MARGIN);
  const y = (value: number) =>
    HEIGHT -
    MARGIN -
    (max === min ? 0 : (value - min) / (max - min)) * (HEIGHT - 2 * MARGIN);

  let isGap = true;
  const line = weekly
    .map(({ value, isRunning }, index) => {
      if (value === undefined || isRunning) {
        isGap = true;
        return '';
      }
      // A week between two without data is a dot.
      const step = isGap ? 'M' : 'L';
      isGap = false;
      return `${step}${x(index)} ${y(value)}h0.01`;
    })
    .join('');
  const running = weekly.findIndex(point => point.isRunning);
  const runningValue = weekly[running]?.value;

  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={line} className={styles.sparklineLine} />
      {runningValue !== undefined && (
        <path
          d={`M${x(running)} ${y(runningValue)}h0.01`}
          className={styles.sparklineRunning}
        />
      )}
    </svg>
  );
};
