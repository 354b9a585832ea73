import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  FirstDeployment,
  FirstDeployments,
} from '@internal/plugin-platform-metrics-common';
import { formatDuration } from '../../formatting/formatDuration';
import { formatMoment } from '../../formatting/formatMoment';
import { platformMetricsTranslationRef } from '../../translation';
import { DataTable, type DataColumn } from '../DataTable';
import { FactsButton } from './FactsButton';

const nameOf = ({ service, squad }: FirstDeployment) =>
  `${service.title} ${squad?.title ?? ''}`;

/** Every service created in the range, also those that wait; the latest first. */
export const FirstDeploymentTable = ({
  value,
}: {
  value: FirstDeployments;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const columns = useMemo<DataColumn<FirstDeployment>[]>(
    () => [
      {
        id: 'service',
        label: t('table.service'),
        cell: ({ service }) => (
          <FactsButton
            behind={{ metric: 'timeToFirstDeployment', of: service.ref }}
            what={service.title}
          >
            {service.title}
          </FactsButton>
        ),
      },
      {
        id: 'duration',
        label: t('table.duration'),
        isNumber: true,
        cell: ({ timeMs }) =>
          timeMs === undefined ? '–' : formatDuration(timeMs),
      },
      {
        id: 'squad',
        label: t('table.squad'),
        cell: ({ squad }) => squad?.title ?? '–',
      },
      {
        id: 'created',
        label: t('table.created'),
        cell: ({ createdAt }) => formatMoment(createdAt),
      },
      {
        id: 'deployed',
        label: t('table.deployed'),
        cell: ({ deployedAt }) =>
          deployedAt ? formatMoment(deployedAt) : t('table.waits'),
      },
      {
        id: 'target',
        label: t('table.withinTarget'),
        cell: ({ isWithinTarget }) => {
          if (isWithinTarget === undefined) return '–';
          return t(isWithinTarget ? 'table.yes' : 'table.no');
        },
      },
    ],
    [t],
  );

  const rows = useMemo(() => value.points.toReversed(), [value.points]);

  return (
    <DataTable
      label={t('metric.timeToFirstDeployment')}
      columns={columns}
      rows={rows}
      getKey={({ repository }) => repository}
      getSearchText={nameOf}
    />
  );
};
