import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import type { Summary } from '@internal/plugin-platform-metrics-common';
import { DateTime } from 'luxon';
import { describeError } from '../../formatting/describeError';
import type { Fresh } from '../../live/useFresh';
import { platformMetricsTranslationRef } from '../../translation';

/** What is shown was true a while ago; why it is not newer. */
export const RefreshFailure = ({ summary }: { summary: Fresh<Summary> }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { error, readAt = 0, retry } = summary;

  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('state.refreshFailure')}
      description={t('state.refreshFailureHint', {
        time: DateTime.fromMillis(readAt).toFormat('HH:mm:ss'),
        message: error ? describeError(error) : '',
      })}
      customActions={
        <Button size="small" variant="secondary" onPress={retry}>
          {t('state.retry')}
        </Button>
      }
    />
  );
};
