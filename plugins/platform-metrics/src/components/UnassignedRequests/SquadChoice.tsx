import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Select } from '@backstage/ui';
import type {
  Directory,
  Facts,
} from '@internal/plugin-platform-metrics-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { platformMetricsApiRef } from '../../api';
import { formatMoment } from '../../formatting/formatMoment';
import { platformMetricsTranslationRef } from '../../translation';
import styles from './UnassignedRequests.module.css';

/** Says whose a request is; where that fails, the choice stays to be made again. */
export const SquadChoice = ({
  request: { id, openedAt = '', channel = '' },
  squads,
  onAssigned,
}: {
  request: Facts['items'][number];
  squads: Directory['squads'];
  onAssigned: () => void;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const api = useApi(platformMetricsApiRef);
  const [assignment, assign] = useAsyncFn(
    async (squad: string) => {
      await api.assignSupportRequest({ id }, { squad });
      onAssigned();
    },
    [api, id, onAssigned],
  );

  return (
    <div className={styles.choice}>
      <Select
        aria-label={t('unassigned.assign', {
          time: formatMoment(openedAt),
          channel,
        })}
        size="small"
        placeholder={t('unassigned.choose')}
        search={{ placeholder: t('filter.searchSquads') }}
        options={squads.map(({ ref, title }) => ({ id: ref, label: title }))}
        isDisabled={assignment.loading}
        value={null}
        onChange={key => {
          if (key !== null) assign(String(key));
        }}
      />
      {assignment.error && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('unassigned.failed')}
          description={assignment.error.message}
        />
      )}
    </div>
  );
};
