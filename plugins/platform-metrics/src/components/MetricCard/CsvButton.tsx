import { useState } from 'react';
import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { toError } from '@backstage/errors';
import { ButtonIcon, Tooltip, TooltipTrigger } from '@backstage/ui';
import { useErrorDescription } from '@internal/plugin-loading-react';
import type { PlatformMetricsApi } from '@internal/plugin-platform-metrics-common';
import { RiDownloadLine } from '@remixicon/react';
import { platformMetricsApiRef } from '../../api';
import { platformMetricsTranslationRef } from '../../translation';

/** Asks for the CSV of what is shown. */
export interface CsvRequest {
  /** Name of the file, without its ending. */
  name: string;
  read: (api: PlatformMetricsApi) => Promise<string>;
}

/** Downloads what is shown as CSV; asked through the API, which signs people in. */
export const CsvButton = ({
  title,
  request,
}: {
  title: string;
  request: CsvRequest;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const describeError = useErrorDescription();
  const api = useApi(platformMetricsApiRef);
  const toasts = useApi(toastApiRef);
  const [isPending, setPending] = useState(false);
  const label = t('card.csv', { title });

  const download = async () => {
    setPending(true);
    try {
      saveFile(`${request.name}.csv`, await request.read(api));
    } catch (error) {
      toasts.post({
        title: t('card.csvFailed', { title }),
        description: describeError(toError(error)),
        status: 'danger',
      });
    } finally {
      setPending(false);
    }
  };

  return (
    <TooltipTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiDownloadLine aria-hidden="true" />}
        aria-label={label}
        isPending={isPending}
        onPress={download}
      />
      <Tooltip>{label}</Tooltip>
    </TooltipTrigger>
  );
};

function saveFile(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
