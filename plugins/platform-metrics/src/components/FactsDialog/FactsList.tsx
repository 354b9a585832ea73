import { useCallback } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, TablePagination, Text } from '@backstage/ui';
import {
  Loaded,
  RowsSkeleton,
  RuledList,
} from '@internal/plugin-loading-react';
import type {
  Fact,
  Metric,
  MetricsQuery,
} from '@internal/plugin-platform-metrics-common';
import { platformMetricsApiRef } from '../../api';
import type { DrillDown, FactsBehind } from '../../drilldown/useDrillDown';
import { useFresh } from '../../live/useFresh';
import { platformMetricsTranslationRef } from '../../translation';
import { FactRow } from './FactRow';

const PAGE_SIZE = 25;

/** Which facts a metric counts. */
const KINDS: Record<Metric, Fact['kind']> = {
  timeToFirstDeployment: 'repository',
  deploymentFrequency: 'deployment',
  supportLoad: 'support-request',
  leadTime: 'change',
  changeFailureRate: 'deployment',
  recoveryTime: 'deployment',
  reworkRate: 'deployment',
};

/** What makes these is the failed among the deployments. */
const COUNTS_FAILED: readonly Metric[] = ['changeFailureRate', 'recoveryTime'];

/** The facts behind a number, latest first, in pages. */
export const FactsList = ({
  behind: { metric, week, of },
  query,
  page,
  showPage,
  showFact,
}: Pick<DrillDown, 'page' | 'showFact' | 'showPage'> & {
  behind: FactsBehind;
  query: MetricsQuery;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const api = useApi(platformMetricsApiRef);
  const offset = page * PAGE_SIZE;
  const state = useFresh(
    useCallback(() => {
      return api.listFacts({
        ...query,
        ...subjectQuery(of),
        limit: PAGE_SIZE,
        offset,
        kind: KINDS[metric],
        metric,
        week,
        ...(COUNTS_FAILED.includes(metric) && { failed: true }),
      });
    }, [api, metric, of, offset, query, week]),
  );

  return (
    <Loaded
      state={state}
      what={t('facts.title', { metric: t(`metric.${metric}`) })}
      skeleton={<RowsSkeleton rows={6} />}
    >
      {({ items, totalItems }) => (
        <Flex direction="column" gap="3">
          <Text variant="body-small" color="secondary">
            {t('facts.count', { count: totalItems })}
          </Text>
          {items.length === 0 && <Text as="p">{t('facts.none')}</Text>}
          <RuledList>
            {items.map(fact => (
              <FactRow
                key={fact.id}
                fact={fact}
                onOpen={() => showFact(fact)}
              />
            ))}
          </RuledList>
          {totalItems > PAGE_SIZE && (
            <TablePagination
              pageSize={PAGE_SIZE}
              pageSizeOptions={[]}
              offset={offset}
              totalCount={totalItems}
              hasPreviousPage={offset > 0}
              hasNextPage={offset + PAGE_SIZE < totalItems}
              onPreviousPage={() => showPage(page - 1)}
              onNextPage={() => showPage(page + 1)}
            />
          )}
        </Flex>
      )}
    </Loaded>
  );
};

function subjectQuery(
  of: string | undefined,
): MetricsQuery & { unassigned?: boolean } {
  if (!of) return {};
  if (of === 'unassigned') return { unassigned: true };
  return of.startsWith('group:') ? { squads: [of] } : { service: of };
}
