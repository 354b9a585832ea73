import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  Series,
  SubjectSeries,
} from '@internal/plugin-platform-metrics-common';
import { RiArrowRightUpLine } from '@remixicon/react';
import { formatValue } from '../../formatting/formatValue';
import { longWeekLabel, shortWeekLabel } from '../../formatting/weekLabels';
import { platformMetricsTranslationRef } from '../../translation';
import { DataTable, type DataColumn } from '../DataTable';
import { FactsButton } from './FactsButton';

const titleOf = ({ subject }: SubjectSeries) => subject.title;

/** Every squad by every week, as the chart draws them: all squads, not only those shown. */
export const SubjectWeekTable = ({
  series,
  isCompared,
}: {
  series: Series;
  /** Whether the period before has a column. */
  isCompared: boolean;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { metric, range, subjects, unit } = series;

  const columns = useMemo<DataColumn<SubjectSeries>[]>(
    () => [
      {
        id: 'subject',
        label: t('table.squad'),
        cell: ({ subject, isRising }) => (
          <>
            {subject.title}
            {isRising && (
              <>
                {' '}
                <RiArrowRightUpLine size={14} aria-hidden="true" />
                {t('chart.rising')}
              </>
            )}
          </>
        ),
      },
      {
        id: 'value',
        label: t('table.value'),
        isNumber: true,
        cell: ({ value }) =>
          value === undefined ? t('value.none') : formatValue(value, unit),
      },
      ...(isCompared
        ? [
            {
              id: 'before',
              label: t('table.before'),
              isNumber: true,
              cell: ({ previous }: SubjectSeries) =>
                previous?.value === undefined
                  ? t('value.none')
                  : formatValue(previous.value, unit),
            },
          ]
        : []),
      {
        id: 'baseline',
        label: t('table.baseline'),
        isNumber: true,
        cell: ({ baseline }) =>
          baseline ? formatValue(baseline.value, unit) : '–',
      },
      ...range.weeks.map((week, index) => ({
        id: week,
        label:
          week === range.runningWeek
            ? `${shortWeekLabel(week)} ${t('table.running')}`
            : shortWeekLabel(week),
        isNumber: true,
        cell: ({ subject, weekly }: SubjectSeries) => {
          const value = weekly[index]?.value;
          if (value === undefined) return '–';
          return value === 0 ? (
            '0'
          ) : (
            <FactsButton
              behind={{ metric, week, of: subject.ref }}
              what={`${subject.title}, ${longWeekLabel(week)}`}
            >
              {formatValue(value, unit)}
            </FactsButton>
          );
        },
      })),
    ],
    [isCompared, metric, range, t, unit],
  );

  return (
    <DataTable
      label={t(`metric.${metric}`)}
      columns={columns}
      rows={subjects}
      getKey={({ subject }) => subject.ref}
      getSearchText={titleOf}
    />
  );
};
