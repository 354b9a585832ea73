import { useId } from 'react';
import type { Unit } from '@internal/plugin-platform-metrics-common';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  Rectangle,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type BarShapeProps,
} from 'recharts';
import { axisTicks } from '../../formatting/axisTicks';
import { formatValue } from '../../formatting/formatValue';
import { longWeekLabel, shortWeekLabel } from '../../formatting/weekLabels';
import { axisText, unbroken } from './axisText';
import { ChartTooltip } from './ChartTooltip';
import type { WeekBar } from './WeeklyBars';
import styles from './charts.module.css';

const COLOR = 'var(--metrics-series-0)';

/** Drawn with recharts: load it lazily. */
export default function WeeklyBarsChart({
  bars,
  unit,
  aim,
  isSmall,
  describe,
  onSelect,
}: {
  bars: WeekBar[];
  unit: Unit;
  /** A line across: baseline, target or reference. */
  aim?: number;
  isSmall?: boolean;
  describe: (bar: WeekBar) => string;
  onSelect: (week: string) => void;
}) {
  const hatch = useId();
  const all = axisTicks(
    Math.max(
      aim ?? 0,
      ...bars.flatMap(({ value = 0, before = 0 }) => [value, before]),
    ),
    unit,
  );
  const top = all[all.length - 1];

  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={bars}
        accessibilityLayer={false}
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
      >
        <defs>
          <pattern
            id={hatch}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line y2="6" stroke={COLOR} strokeWidth="3" />
          </pattern>
        </defs>
        {!isSmall && (
          <CartesianGrid vertical={false} stroke="var(--bui-border-1)" />
        )}
        <XAxis
          dataKey="week"
          tickFormatter={shortWeekLabel}
          tickLine={false}
          tick={axisText}
          axisLine={{ stroke: 'var(--bui-border-2)' }}
          interval={isSmall ? 'preserveStartEnd' : 'equidistantPreserveStart'}
          minTickGap={isSmall ? 60 : 12}
          height={20}
        />
        <YAxis
          width={isSmall ? 28 : 64}
          tickLine={false}
          tick={axisText}
          axisLine={false}
          ticks={isSmall ? [0, top] : all}
          domain={[0, top]}
          tickFormatter={value =>
            value === 0 ? '0' : unbroken(formatValue(value, unit))
          }
        />
        <Tooltip
          cursor={{ fill: 'var(--bui-bg-neutral-2)' }}
          isAnimationActive={false}
          content={({ active, payload }) => {
            const bar: WeekBar | undefined = payload?.[0]?.payload;
            return active && bar ? (
              <ChartTooltip title={longWeekLabel(bar.week)}>
                {describe(bar)}
              </ChartTooltip>
            ) : null;
          }}
        />
        <Bar
          dataKey="value"
          maxBarSize={36}
          isAnimationActive={false}
          className={styles.clickable}
          onClick={({ payload }) => onSelect(payload.week)}
          shape={({ isActive: _, ...props }: BarShapeProps) => (
            <Rectangle
              {...props}
              radius={2}
              stroke={COLOR}
              fill={props.payload?.isRunning ? `url(#${hatch})` : COLOR}
            />
          )}
        />
        <Line
          dataKey="before"
          stroke="var(--metrics-series-7)"
          strokeWidth={2}
          strokeDasharray="2 4"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        {aim !== undefined && (
          <ReferenceLine
            y={aim}
            stroke="var(--metrics-aim)"
            strokeWidth={1.5}
            strokeDasharray="6 3"
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
