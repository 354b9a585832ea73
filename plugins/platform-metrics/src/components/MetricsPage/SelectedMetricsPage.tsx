import type { ReactNode } from 'react';
import { Container } from '@backstage/ui';
import type {
  MetricsQuery,
  Summary,
} from '@internal/plugin-platform-metrics-common';
import { useSearchParams } from 'react-router-dom';
import {
  DEFAULT_FILTERS,
  type MetricsFilters,
} from '../../filters/MetricsFilters';
import { useMetricsFilters } from '../../filters/useMetricsFilters';
import type { Fresh } from '../../live/useFresh';
import { useSummary } from '../../live/useMetricsData';
import { FactsDialog } from '../FactsDialog';
import { FilterBar } from '../FilterBar';
import { SourceNotices } from '../SourceNotices';
import { WALL, Wall } from '../Wall';
import { NoFacts } from './NoFacts';
import { RefreshFailure } from './RefreshFailure';
import { SelectionLine } from './SelectionLine';
import styles from './MetricsPage.module.css';

/** A selection, as both pages show it. */
export interface SelectedMetrics {
  query: MetricsQuery;
  filters: MetricsFilters;
  summary: Fresh<Summary>;
}

function isEmpty({ services, metrics }: Summary): boolean {
  return services === 0 && metrics.every(({ sampleSize }) => sampleSize === 0);
}

/** What both pages have around their charts: filters, notices, drill-down and wall mode. */
export const SelectedMetricsPage = ({
  children,
}: {
  children: (selected: SelectedMetrics) => ReactNode;
}) => {
  const [address, setAddress] = useSearchParams();
  const { filters, query, change } = useMetricsFilters();
  const summary = useSummary(query);
  const setWall = (isOn: boolean) =>
    setAddress(current => {
      const changed = new URLSearchParams(current);
      if (isOn) changed.set(WALL, '1');
      else changed.delete(WALL);
      return changed;
    });

  return (
    <Container className={styles.page}>
      <FilterBar filters={filters} change={change} />
      <SelectionLine summary={summary.value} onWall={() => setWall(true)} />
      {summary.value && (
        <SourceNotices
          freshness={summary.value.freshness}
          now={summary.readAt ?? Date.now()}
        />
      )}
      <RefreshFailure summary={summary} />
      {summary.value && !summary.isOutdated && isEmpty(summary.value) ? (
        <NoFacts
          isFiltered={filters.squads.length > 0 || filters.system !== undefined}
          onReset={() => change(DEFAULT_FILTERS)}
        />
      ) : (
        children({ query, filters, summary })
      )}
      <FactsDialog query={query} />
      {address.has(WALL) && (
        <Wall summary={summary} query={query} onExit={() => setWall(false)} />
      )}
    </Container>
  );
};
