import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container } from '@backstage/ui';
import { ReadingFailure } from '@internal/plugin-loading-react';
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
import { platformMetricsTranslationRef } from '../../translation';
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

/** The charts; where there is nothing to draw, that is said once for all of them. */
const SelectedContent = ({
  selected,
  onReset,
  children,
}: {
  selected: SelectedMetrics;
  onReset: () => void;
  children: (selected: SelectedMetrics) => ReactNode;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { squads, system } = selected.filters;
  const { value, error, isOutdated, retry } = selected.summary;

  if (!value && error) {
    return (
      <ReadingFailure what={t('page.title')} error={error} retry={retry} />
    );
  }
  if (value && !isOutdated && isEmpty(value)) {
    return (
      <NoFacts
        isFiltered={squads.length > 0 || system !== undefined}
        onReset={onReset}
      />
    );
  }
  return <>{children(selected)}</>;
};

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
      <SelectedContent
        selected={{ query, filters, summary }}
        onReset={() => change(DEFAULT_FILTERS)}
      >
        {children}
      </SelectedContent>
      <FactsDialog query={query} />
      {address.has(WALL) && (
        <Wall summary={summary} query={query} onExit={() => setWall(false)} />
      )}
    </Container>
  );
};
