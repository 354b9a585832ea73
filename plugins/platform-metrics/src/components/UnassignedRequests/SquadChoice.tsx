import { useState } from 'react';
import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { FailureAlert } from '@internal/plugin-loading-react';
import type {
  Directory,
  Facts,
} from '@internal/plugin-platform-metrics-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { platformMetricsApiRef } from '../../api';
import { formatMoment } from '../../formatting/formatMoment';
import { platformMetricsTranslationRef } from '../../translation';
import styles from './UnassignedRequests.module.css';

/** Says whose a request is; where that fails, the choice stays. */
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
  const toasts = useApi(toastApiRef);
  const [chosen, setChosen] = useState<string | null>(null);
  const [assignment, assign] = useAsyncFn(
    async (squad: string) => {
      await api.assignSupportRequest({ id }, { squad });
      toasts.post({
        title: t('unassigned.assigned', {
          squad: squads.find(({ ref }) => ref === squad)?.title ?? squad,
        }),
        status: 'success',
        timeout: 5000,
      });
      onAssigned();
    },
    [api, id, onAssigned, squads, t, toasts],
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
        value={chosen}
        onChange={key => {
          if (key === null) return;
          setChosen(String(key));
          assign(String(key));
        }}
      />
      {assignment.error && (
        <FailureAlert
          title={t('unassigned.failed')}
          error={assignment.error}
          retry={() => chosen && assign(chosen)}
        />
      )}
    </div>
  );
};
