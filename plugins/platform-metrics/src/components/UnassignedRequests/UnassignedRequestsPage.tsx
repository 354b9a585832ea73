import { useCallback } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import { Loaded } from '@internal/plugin-loading-react';
import type {
  Directory,
  Facts,
} from '@internal/plugin-platform-metrics-common';
import { platformMetricsApiRef } from '../../api';
import { formatMoment } from '../../formatting/formatMoment';
import { useDirectory } from '../../live/DirectoryProvider';
import { useFresh } from '../../live/useFresh';
import { platformMetricsTranslationRef } from '../../translation';
import { DataTable, type DataColumn } from '../DataTable';
import { CsvButton } from '../MetricCard';
import { SourceLink } from '../SourceLink';
import { UpkeepPage } from '../UpkeepPage';
import { SquadChoice } from './SquadChoice';

type Request = Facts['items'][number];

/** As many as a person would go through; the CSV has all. */
const LIMIT = 1000;

const RequestTable = ({
  requests,
  directory,
  onAssigned,
}: {
  requests: Request[];
  directory: Directory;
  onAssigned: () => void;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const columns: DataColumn<Request>[] = [
    {
      id: 'opened',
      label: t('unassigned.opened'),
      cell: ({ openedAt }) => (openedAt ? formatMoment(openedAt) : '–'),
    },
    {
      id: 'channel',
      label: t('unassigned.channel'),
      cell: ({ channel = '–' }) => channel,
    },
    {
      id: 'link',
      label: t('unassigned.link'),
      cell: ({ url, source }) =>
        url ? <SourceLink url={url}>{source}</SourceLink> : source,
    },
    ...(directory.mayAssignSupportRequests
      ? [
          {
            id: 'squad',
            label: t('unassigned.squad'),
            cell: (request: Request) => (
              <SquadChoice
                request={request}
                squads={directory.squads}
                onAssigned={onAssigned}
              />
            ),
          },
        ]
      : []),
  ];

  return (
    <DataTable
      label={t('unassigned.title')}
      columns={columns}
      rows={requests}
      getKey={({ id }) => id}
    />
  );
};

/** Support requests that no squad was found for, and whose they are said to be. */
export const UnassignedRequestsPage = () => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const api = useApi(platformMetricsApiRef);
  const title = t('unassigned.title');
  const { retry: countAgain } = useDirectory();
  const state = useFresh(
    useCallback(async () => {
      const [requests, directory] = await Promise.all([
        api.listUnassignedSupportRequests({ limit: LIMIT }),
        api.getDirectory(),
      ]);
      return { requests: requests.items, directory };
    }, [api]),
  );

  return (
    <UpkeepPage
      title={title}
      about={t('unassigned.about')}
      actions={
        <CsvButton
          title={title}
          request={{
            name: 'unassigned-support-requests',
            read: client => client.csv('listUnassignedSupportRequests', {}),
          }}
        />
      }
    >
      <Loaded
        state={state}
        what={title}
        skeleton={<Skeleton width="100%" height={200} />}
      >
        {({ requests, directory }) =>
          requests.length === 0 ? (
            <Text>{t('unassigned.none')}</Text>
          ) : (
            <>
              {!directory.mayAssignSupportRequests && (
                <Text as="p" color="secondary">
                  {t('unassigned.denied')}
                </Text>
              )}
              <RequestTable
                requests={requests}
                directory={directory}
                onAssigned={() => {
                  state.retry();
                  countAgain();
                }}
              />
            </>
          )
        }
      </Loaded>
    </UpkeepPage>
  );
};
