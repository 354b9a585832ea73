import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  ButtonIcon,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import { useErrorDescription } from '@internal/plugin-loading-react';
import type { Baseline } from '@internal/plugin-platform-metrics-common';
import { RiDeleteBinLine } from '@remixicon/react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { platformMetricsApiRef } from '../../api';
import { formatValue } from '../../formatting/formatValue';
import { platformMetricsTranslationRef } from '../../translation';

/** Removes a baseline, once it is sure that this is meant: what was entered is gone then. */
export const RemoveButton = ({
  baseline: { metric, subject: ref, unit, value },
  subject,
  onRemoved,
}: {
  baseline: Baseline;
  subject: string;
  onRemoved: () => void;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const describeError = useErrorDescription();
  const api = useApi(platformMetricsApiRef);
  const [isAsking, setAsking] = useState(false);
  const [removal, remove] = useAsyncFn(async () => {
    await api.deleteBaseline({ metric, subject: ref });
    onRemoved();
  }, [api, metric, ref, onRemoved]);
  const what = { metric: t(`metric.${metric}`), subject };

  return (
    <>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiDeleteBinLine aria-hidden="true" />}
        aria-label={t('baselines.removeOf', what)}
        onPress={() => setAsking(true)}
      />
      <Dialog isOpen={isAsking} onOpenChange={setAsking}>
        <DialogHeader>{t('baselines.removeQuestion')}</DialogHeader>
        <DialogBody>
          <Text as="p">
            {t('baselines.removeHint', {
              ...what,
              value: formatValue(value, unit),
            })}
          </Text>
          {removal.error && (
            <Alert
              role="alert"
              status="danger"
              icon
              title={t('baselines.removeFailed')}
              description={describeError(removal.error)}
            />
          )}
        </DialogBody>
        <DialogFooter>
          <Button
            destructive
            isPending={removal.loading}
            onPress={() => remove()}
          >
            {t('baselines.remove')}
          </Button>
          <Button variant="secondary" onPress={() => setAsking(false)}>
            {t('baselines.cancel')}
          </Button>
        </DialogFooter>
      </Dialog>
    </>
  );
};
