import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FailureAlert } from '@internal/plugin-loading-react';
import type { Summary } from '@internal/plugin-platform-metrics-common';
import { DateTime } from 'luxon';
import type { Fresh } from '../../live/useFresh';
import { platformMetricsTranslationRef } from '../../translation';

/** Where what is shown was true a while ago: since when, and why it is not newer. */
export const RefreshFailure = ({
  summary: { value, error, readAt = 0, retry },
}: {
  summary: Fresh<Summary>;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  if (!value || !error) return null;

  return (
    <FailureAlert
      title={t('state.refreshFailure')}
      error={error}
      hint={t('state.refreshFailureHint', {
        time: DateTime.fromMillis(readAt).toFormat('HH:mm:ss'),
      })}
      retry={retry}
    />
  );
};
