import type {
  FirstDeployment,
  FirstDeployments,
} from '@internal/plugin-platform-metrics-common';
import { DateTime } from 'luxon';
import {
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatDuration } from '../../formatting/formatDuration';
import { axisText, unbroken } from './axisText';
import { ChartTooltip } from './ChartTooltip';
import styles from './charts.module.css';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const TICKS = [
  1000,
  10_000,
  MINUTE,
  10 * MINUTE,
  60 * MINUTE,
  6 * 60 * MINUTE,
  DAY,
  7 * DAY,
  30 * DAY,
  180 * DAY,
];

interface Point {
  at: number;
  ms: number;
  of?: FirstDeployment;
}

/** A logarithm has no place for zero: what took less than a second stands there. */
const height = (ms: number) => Math.max(ms, 1000);

/** Drawn with recharts: load it lazily. */
export default function FirstDeploymentChart({
  value,
  onSelect,
}: {
  value: FirstDeployments;
  onSelect: (point: FirstDeployment) => void;
}) {
  const { range, targetMs } = value;
  const points = value.points.flatMap<Point>(of =>
    of.timeMs === undefined
      ? []
      : [{ at: Date.parse(of.createdAt), ms: height(of.timeMs), of }],
  );
  const medians = value.weekly.flatMap<Point>(({ week, value: median }) =>
    median === undefined
      ? []
      : [{ at: Date.parse(week) + 3.5 * DAY, ms: height(median) }],
  );
  const all = [...points.map(({ ms }) => ms), height(targetMs)];
  const low = TICKS.filter(tick => tick <= Math.min(...all)).at(-1) ?? TICKS[0];
  const high = TICKS.find(tick => tick >= Math.max(...all)) ?? Math.max(...all);

  return (
    <ResponsiveContainer width="100%" height="100%">
      <ScatterChart
        accessibilityLayer={false}
        margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
      >
        <CartesianGrid stroke="var(--bui-border-1)" vertical={false} />
        <XAxis
          dataKey="at"
          type="number"
          domain={[Date.parse(range.from), Date.parse(range.to)]}
          ticks={range.weeks.map(week => Date.parse(week))}
          tickFormatter={at =>
            DateTime.fromMillis(at, { zone: 'utc' }).toFormat('d LLL')
          }
          minTickGap={16}
          tickLine={false}
          tick={axisText}
          axisLine={{ stroke: 'var(--bui-border-2)' }}
          height={20}
        />
        <YAxis
          dataKey="ms"
          type="number"
          scale="log"
          domain={[low, high]}
          ticks={TICKS.filter(tick => tick >= low && tick <= high)}
          tickFormatter={ms => unbroken(formatDuration(ms))}
          tickLine={false}
          tick={axisText}
          axisLine={false}
          width={60}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={false}
          content={({ active, payload }) => {
            const point: Point | undefined = payload?.[0]?.payload;
            return active && point?.of ? (
              <ChartTooltip title={point.of.service.title}>
                {[
                  formatDuration(point.of.timeMs ?? 0),
                  point.of.squad?.title,
                  DateTime.fromMillis(point.at).toFormat('d LLL yyyy HH:mm'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </ChartTooltip>
            ) : null;
          }}
        />
        <ReferenceLine
          y={height(targetMs)}
          stroke="var(--metrics-aim)"
          strokeWidth={1.5}
          strokeDasharray="6 3"
        />
        <Scatter
          data={medians}
          line={{ stroke: 'var(--metrics-series-1)', strokeWidth: 2 }}
          shape="diamond"
          fill="var(--metrics-series-1)"
          tooltipType="none"
          isAnimationActive={false}
        />
        <Scatter
          data={points}
          fill="var(--metrics-series-0)"
          fillOpacity={0.75}
          className={styles.clickable}
          isAnimationActive={false}
          onClick={({ payload }) => {
            if (payload?.of) onSelect(payload.of);
          }}
        />
      </ScatterChart>
    </ResponsiveContainer>
  );
}
