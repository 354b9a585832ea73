import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Metric, Unit } from '@internal/plugin-platform-metrics-common';
import { formatValue } from '../../formatting/formatValue';
import { longWeekLabel } from '../../formatting/weekLabels';
import { platformMetricsTranslationRef } from '../../translation';
import type { WeekBar } from '../charts';
import { DataTable, type DataColumn } from '../DataTable';
import { FactsButton } from './FactsButton';

/** A metric week by week. */
export const WeekTable = ({
  metric,
  unit,
  bars,
}: {
  metric: Metric;
  unit: Unit;
  bars: WeekBar[];
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const isCompared = bars.some(({ before }) => before !== undefined);

  const columns = useMemo<DataColumn<WeekBar>[]>(() => {
    const format = (value: number | undefined) =>
      value === undefined ? t('value.none') : formatValue(value, unit);
    return [
      {
        id: 'week',
        label: t('table.week'),
        cell: ({ week, isRunning }) =>
          `${longWeekLabel(week)} ${isRunning ? t('table.running') : ''}`,
      },
      {
        id: 'value',
        label: t('table.value'),
        isNumber: true,
        cell: ({ week, value, sampleSize }) =>
          sampleSize === 0 ? (
            format(value)
          ) : (
            <FactsButton behind={{ metric, week }} what={longWeekLabel(week)}>
              {format(value)}
            </FactsButton>
          ),
      },
      {
        id: 'sample',
        label: t('table.sample'),
        isNumber: true,
        cell: ({ sampleSize }) => sampleSize,
      },
      ...(isCompared
        ? [
            {
              id: 'before',
              label: t('table.before'),
              isNumber: true,
              cell: ({ before }: WeekBar) => format(before),
            },
          ]
        : []),
    ];
  }, [isCompared, metric, t, unit]);

  return (
    <DataTable
      label={t(`metric.${metric}`)}
      columns={columns}
      rows={bars}
      getKey={({ week }) => week}
    />
  );
};
