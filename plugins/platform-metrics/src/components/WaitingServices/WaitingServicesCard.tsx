import { useCallback, useMemo } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import { Loaded } from '@internal/plugin-loading-react';
import type {
  MetricsQuery,
  WaitingService,
} from '@internal/plugin-platform-metrics-common';
import { platformMetricsApiRef } from '../../api';
import { formatDuration } from '../../formatting/formatDuration';
import { formatMoment } from '../../formatting/formatMoment';
import { useFresh } from '../../live/useFresh';
import { platformMetricsTranslationRef } from '../../translation';
import { DataTable, type DataColumn } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { CsvButton } from '../MetricCard';
import { PageCard } from '../PageCard';
import { SourceLink } from '../SourceLink';

/** As many as a person would go through; the CSV has all. */
const LIMIT = 1000;

const nameOf = ({ service, squad }: WaitingService) =>
  `${service.title} ${squad?.title ?? ''}`;

/** Services that were created and never deployed, longest first: never averaged away. */
export const WaitingServicesCard = ({
  query: { squads, system },
}: {
  query: MetricsQuery;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const api = useApi(platformMetricsApiRef);
  const title = t('waiting.title');
  const state = useFresh(
    useCallback(
      () => api.listWaitingServices({ squads, system, limit: LIMIT }),
      [api, squads, system],
    ),
  );
  const columns = useMemo<DataColumn<WaitingService>[]>(
    () => [
      {
        id: 'service',
        label: t('table.service'),
        cell: ({ service }) => <EntityLink subject={service} />,
      },
      {
        id: 'age',
        label: t('waiting.age'),
        cell: ({ ageMs, isOverdue }) =>
          isOverdue ? (
            <Text color="warning">
              {t('waiting.overdue', { age: formatDuration(ageMs) })}
            </Text>
          ) : (
            formatDuration(ageMs)
          ),
      },
      {
        id: 'squad',
        label: t('table.squad'),
        cell: ({ squad }) => (squad ? <EntityLink subject={squad} /> : '–'),
      },
      {
        id: 'created',
        label: t('table.created'),
        cell: ({ createdAt }) => formatMoment(createdAt),
      },
      {
        id: 'repository',
        label: t('fact.repositoryName'),
        cell: ({ repository, url }) =>
          url ? <SourceLink url={url}>{repository}</SourceLink> : repository,
      },
    ],
    [t],
  );

  return (
    <PageCard
      title={title}
      actions={
        <CsvButton
          title={title}
          request={{
            name: 'waiting-services',
            read: client =>
              client.csv('listWaitingServices', { squads, system }),
          }}
        />
      }
    >
      <Loaded
        state={state}
        what={title}
        skeleton={<Skeleton width="100%" height={120} />}
      >
        {({ items }) =>
          items.length === 0 ? (
            <Text color="secondary">{t('waiting.none')}</Text>
          ) : (
            <DataTable
              label={title}
              columns={columns}
              rows={items}
              getKey={({ repository }) => repository}
              getSearchText={nameOf}
              pageSize={8}
            />
          )
        }
      </Loaded>
    </PageCard>
  );
};
