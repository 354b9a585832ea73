import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, Text, type ColumnConfig } from '@backstage/ui';
import type { ServiceRow } from '@internal/plugin-platform-metrics-common';
import { formatDuration } from '../../formatting/formatDuration';
import { formatMoment } from '../../formatting/formatMoment';
import { platformMetricsTranslationRef } from '../../translation';
import { EntityLink } from '../EntityLink';
import { FactsButton } from '../tables/FactsButton';

export type ServiceItem = ServiceRow & { id: string };

/** What is said of a service; a column's id is what the API sorts by. */
export function useServiceColumns(): ColumnConfig<ServiceItem>[] {
  const { t } = useTranslationRef(platformMetricsTranslationRef);

  return useMemo(() => {
    const duration = (milliseconds: number | undefined, size?: number) => (
      <CellText
        title={milliseconds === undefined ? '–' : formatDuration(milliseconds)}
        description={
          milliseconds !== undefined && size !== undefined
            ? t('services.ofSample', { size: String(size) })
            : undefined
        }
      />
    );

    return [
      {
        id: 'service',
        minWidth: 160,
        label: t('services.service'),
        isRowHeader: true,
        isSortable: true,
        cell: ({ service, isRegistered }) => (
          <Cell>
            <EntityLink subject={service} />
            {!isRegistered && (
              <Text variant="body-x-small" color="secondary" as="div">
                {t('services.unregistered')}
              </Text>
            )}
          </Cell>
        ),
      },
      {
        id: 'squad',
        minWidth: 105,
        label: t('services.squad'),
        isSortable: true,
        cell: ({ squad }) => (
          <Cell>{squad ? <EntityLink subject={squad} /> : '–'}</Cell>
        ),
      },
      {
        id: 'productionDeployments',
        minWidth: 140,
        label: t('services.productionDeployments'),
        isSortable: true,
        cell: ({ service, productionDeployments }) => (
          <Cell>
            {productionDeployments === 0 ? (
              '0'
            ) : (
              <FactsButton
                behind={{ metric: 'deploymentFrequency', of: service.ref }}
                what={service.title}
              >
                {productionDeployments}
              </FactsButton>
            )}
          </Cell>
        ),
      },
      {
        id: 'failedDeployments',
        minWidth: 85,
        label: t('services.failedDeployments'),
        isSortable: true,
        cell: ({ failedDeployments }) => (
          <CellText title={String(failedDeployments)} />
        ),
      },
      {
        id: 'leadTime',
        minWidth: 110,
        label: t('services.leadTime'),
        isSortable: true,
        cell: ({ leadTimeMedianMs, changes }) =>
          duration(leadTimeMedianMs, changes),
      },
      {
        id: 'recoveryTime',
        minWidth: 110,
        label: t('services.recoveryTime'),
        isSortable: true,
        cell: ({ recoveryTimeMedianMs, recoveries }) =>
          duration(recoveryTimeMedianMs, recoveries),
      },
      {
        id: 'timeToFirstDeployment',
        minWidth: 130,
        label: t('services.timeToFirstDeployment'),
        isSortable: true,
        cell: ({ timeToFirstDeploymentMs }) =>
          duration(timeToFirstDeploymentMs),
      },
      {
        id: 'lastDeployedAt',
        minWidth: 120,
        label: t('services.lastDeployedAt'),
        isSortable: true,
        cell: ({ lastDeployedAt }) => (
          <Cell>{lastDeployedAt ? formatMoment(lastDeployedAt) : '–'}</Cell>
        ),
      },
    ];
  }, [t]);
}
