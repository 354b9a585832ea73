import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, ButtonIcon } from '@backstage/ui';
import type { Baseline } from '@internal/plugin-platform-metrics-common';
import { RiDeleteBinLine } from '@remixicon/react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { platformMetricsApiRef } from '../../api';
import { platformMetricsTranslationRef } from '../../translation';

/** Removes a baseline; it can be entered or computed again. */
export const RemoveButton = ({
  baseline: { metric, subject: ref },
  subject,
  onRemoved,
}: {
  baseline: Baseline;
  subject: string;
  onRemoved: () => void;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const api = useApi(platformMetricsApiRef);
  const [removal, remove] = useAsyncFn(async () => {
    await api.deleteBaseline({ metric, subject: ref });
    onRemoved();
  }, [api, metric, ref, onRemoved]);

  return (
    <>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiDeleteBinLine aria-hidden="true" />}
        aria-label={t('baselines.remove', {
          metric: t(`metric.${metric}`),
          subject,
        })}
        isDisabled={removal.loading}
        onPress={() => remove()}
      />
      {removal.error && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('baselines.removeFailed')}
          description={removal.error.message}
        />
      )}
    </>
  );
};
