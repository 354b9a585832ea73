import { useState, type ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { Loaded } from '@internal/plugin-loading-react';
import type { Metric } from '@internal/plugin-platform-metrics-common';
import type { Fresh } from '../../live/useFresh';
import { platformMetricsTranslationRef } from '../../translation';
import { MetricDefinition } from '../MetricDefinition';
import { PageCard } from '../PageCard';
import { CsvButton, type CsvRequest } from './CsvButton';

/** A chart with what belongs to it: definition, table of the same values, CSV. */
export function MetricCard<T>({
  metric,
  state,
  csv,
  summary,
  chart,
  table,
}: {
  metric: Metric;
  state: Fresh<T>;
  csv: CsvRequest;
  /** Said above chart and table alike. */
  summary?: (value: T) => ReactNode;
  chart: (value: T) => ReactNode;
  table: (value: T) => ReactNode;
}) {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const [isTable, setTable] = useState(false);
  const title = t(`metric.${metric}`);

  return (
    <PageCard
      title={title}
      definition={<MetricDefinition metric={metric} />}
      actions={
        <>
          <ToggleButtonGroup
            aria-label={t('card.view', { title })}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[isTable ? 'table' : 'chart']}
            onSelectionChange={keys => setTable(keys.has('table'))}
          >
            <ToggleButton id="chart" size="small">
              {t('card.chart')}
            </ToggleButton>
            <ToggleButton id="table" size="small">
              {t('card.table')}
            </ToggleButton>
          </ToggleButtonGroup>
          <CsvButton title={title} request={csv} />
        </>
      }
    >
      <Loaded
        state={state}
        what={title}
        skeleton={<Skeleton width="100%" height={280} />}
      >
        {value => (
          <>
            {summary?.(value)}
            {isTable ? table(value) : chart(value)}
          </>
        )}
      </Loaded>
    </PageCard>
  );
}
