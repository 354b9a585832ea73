import type {
  Range,
  SubjectSeries,
} from '@internal/plugin-platform-metrics-common';
import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type DotItemDotProps,
} from 'recharts';
import { axisTicks } from '../../formatting/axisTicks';
import { longWeekLabel, shortWeekLabel } from '../../formatting/weekLabels';
import { axisText } from './axisText';
import { ChartTooltip } from './ChartTooltip';
import { LineDot } from './LineDot';
import { lineLook } from './lineLook';
import styles from './charts.module.css';

/**
 * The numbers of all lines that end where this one does, beside the first of
 * them. Lines that never leave zero go without: the axis is no end to tell apart.
 */
function labelAtEnd(
  subjects: SubjectSeries[],
  index: number,
): string | undefined {
  const ends = subjects.map(({ weekly }) =>
    weekly.some(({ value }) => value) ? weekly.at(-1)?.value : undefined,
  );
  return ends[index] !== undefined && ends.indexOf(ends[index]) === index
    ? ends
        .flatMap((end, line) => (end === ends[index] ? line + 1 : []))
        .join(', ')
    : undefined;
}

/** Drawn with recharts: load it lazily. */
export default function SupportLinesChart({
  range,
  subjects,
  onSelect,
}: {
  range: Range;
  subjects: SubjectSeries[];
  onSelect: (subject: SubjectSeries, week: string) => void;
}) {
  const rows = range.weeks.map((week, index) => ({
    week,
    ...Object.fromEntries(
      subjects.map(({ weekly }, line) => [line, weekly[index]?.value]),
    ),
  }));

  const ticks = axisTicks(
    Math.max(
      0,
      ...subjects.flatMap(({ weekly }) => weekly.map(({ value = 0 }) => value)),
    ),
    'perWeek',
  );

  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart
        data={rows}
        accessibilityLayer={false}
        margin={{ top: 8, right: 24, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--bui-border-1)" />
        <XAxis
          dataKey="week"
          tickFormatter={shortWeekLabel}
          tickLine={false}
          tick={axisText}
          axisLine={{ stroke: 'var(--bui-border-2)' }}
          interval="equidistantPreserveStart"
          minTickGap={12}
          height={20}
        />
        <YAxis
          width={32}
          ticks={ticks}
          domain={[0, ticks[ticks.length - 1]]}
          tickLine={false}
          tick={axisText}
          axisLine={false}
        />
        <Tooltip
          isAnimationActive={false}
          content={({ active, payload, label }) =>
            active && payload?.length ? (
              <ChartTooltip title={longWeekLabel(String(label))}>
                {payload.map(({ dataKey, value }) => (
                  <span key={String(dataKey)}>
                    {`${Number(dataKey) + 1} ${
                      subjects[Number(dataKey)].subject.title
                    }: ${value}`}
                    <br />
                  </span>
                ))}
              </ChartTooltip>
            ) : null
          }
        />
        {subjects.map((subject, index) => {
          const { color, dash } = lineLook(index);
          return (
            <Line
              key={subject.subject.ref}
              dataKey={String(index)}
              stroke={color}
              strokeWidth={subject.isRising ? 3.5 : 1.75}
              strokeDasharray={dash}
              isAnimationActive={false}
              className={styles.clickable}
              dot={(dot: DotItemDotProps) => (
                <LineDot
                  key={dot.index}
                  dot={dot}
                  color={color}
                  isRunning={rows[dot.index].week === range.runningWeek}
                  label={
                    dot.index === rows.length - 1
                      ? labelAtEnd(subjects, index)
                      : undefined
                  }
                  onClick={() => onSelect(subject, rows[dot.index].week)}
                />
              )}
              activeDot={false}
            />
          );
        })}
      </LineChart>
    </ResponsiveContainer>
  );
}
