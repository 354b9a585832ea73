import { lazy } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  Unit,
  WeeklyPoint,
} from '@internal/plugin-platform-metrics-common';
import { formatValue } from '../../formatting/formatValue';
import { platformMetricsTranslationRef } from '../../translation';
import { ChartFrame } from './ChartFrame';
import { LegendMark } from './LegendMark';

const WeeklyBarsChart = lazy(() => import('./WeeklyBarsChart'));

/** A week, and how the week as far into the period before was. */
export interface WeekBar extends WeeklyPoint {
  before?: number;
}

/** What the line across means. */
export interface Aim {
  value: number;
  kind: 'baseline' | 'reference' | 'target';
}

/** A metric as one bar a week; the running week hatched, an aim as a line. */
export const WeeklyBars = ({
  label,
  bars,
  unit,
  aim,
  isSmall,
  onSelect,
}: {
  label: string;
  bars: WeekBar[];
  unit: Unit;
  aim?: Aim;
  isSmall?: boolean;
  onSelect: (week: string) => void;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const describe = (bar: WeekBar) =>
    [
      bar.value === undefined ? t('value.none') : formatValue(bar.value, unit),
      t('chart.samples', { size: String(bar.sampleSize) }),
      bar.before !== undefined &&
        `${t('chart.before')}: ${formatValue(bar.before, unit)}`,
      bar.isRunning && t('chart.running'),
    ]
      .filter(Boolean)
      .join(' · ');

  return (
    <ChartFrame
      label={label}
      height={isSmall ? 96 : 260}
      legend={
        isSmall ? undefined : (
          <>
            {bars.some(({ isRunning }) => isRunning) && (
              <li>
                <LegendMark kind="hatched" color="var(--metrics-series-0)" />
                {t('chart.running')}
              </li>
            )}
            {aim && (
              <li>
                <LegendMark kind="line" color="var(--metrics-aim)" dash="6 3" />
                {t(`chart.${aim.kind}`, {
                  value: formatValue(aim.value, unit),
                })}
              </li>
            )}
            {bars.some(({ before }) => before !== undefined) && (
              <li>
                <LegendMark
                  kind="line"
                  color="var(--metrics-series-7)"
                  dash="2 4"
                />
                {t('chart.before')}
              </li>
            )}
          </>
        )
      }
    >
      <WeeklyBarsChart
        bars={bars}
        unit={unit}
        aim={aim?.value}
        isSmall={isSmall}
        describe={describe}
        onSelect={onSelect}
      />
    </ChartFrame>
  );
};
