import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  Metric,
  MetricsQuery,
  MetricValue,
  Summary,
} from '@internal/plugin-platform-metrics-common';
import { useDrillDown } from '../../drilldown/useDrillDown';
import type { Fresh } from '../../live/useFresh';
import { platformMetricsTranslationRef } from '../../translation';
import { WeeklyBars, type Aim, type WeekBar } from '../charts';
import { MetricCard } from '../MetricCard';
import { WeekTable } from '../tables/WeekTable';
import { DoraFigures } from './DoraFigures';

/** One of DORA's keys: its figures, and its course by week. */
export const DoraCard = ({
  metric,
  query,
  state,
  previous,
}: {
  metric: Metric;
  query: MetricsQuery;
  state: Fresh<Summary>;
  previous: Summary | undefined;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { showFacts } = useDrillDown();
  const before = previous && valueOf(previous, metric);
  const value = state.value && valueOf(state.value, metric);

  return (
    <MetricCard
      metric={metric}
      state={{ ...state, value }}
      csv={{
        name: metric,
        read: api => api.csv('getSeries', { metric, ...query }),
      }}
      summary={shown => (
        <DoraFigures
          value={shown}
          isOfService={query.service !== undefined}
          isOfSquad={state.value?.squads === 1}
        />
      )}
      chart={shown =>
        shown.weekly.some(point => point.value !== undefined) ? (
          <WeeklyBars
            label={t('chart.weekly', {
              metric: t(`metric.${metric}`),
              weeks: String(shown.weekly.length),
            })}
            bars={withBefore(shown, before)}
            unit={shown.unit}
            aim={aimOf(shown)}
            onSelect={week => showFacts({ metric, week })}
          />
        ) : (
          <Text color="secondary">{t('state.noData')}</Text>
        )
      }
      table={shown => (
        <WeekTable
          metric={metric}
          unit={shown.unit}
          bars={withBefore(shown, before)}
        />
      )}
    />
  );
};

function valueOf(summary: Summary, metric: Metric): MetricValue | undefined {
  return summary.metrics.find(value => value.metric === metric);
}

function withBefore(
  { weekly }: MetricValue,
  before: MetricValue | undefined,
): WeekBar[] {
  return weekly.map((point, index) => ({
    ...point,
    before: before?.weekly[index]?.value,
  }));
}

function aimOf({ baseline, reference, target }: MetricValue): Aim | undefined {
  if (reference !== undefined) return { value: reference, kind: 'reference' };
  if (baseline) return { value: baseline.value, kind: 'baseline' };
  if (target !== undefined) return { value: target, kind: 'target' };
  return undefined;
}
