import { useCallback } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogHeader,
  Skeleton,
  Text,
} from '@backstage/ui';
import { Loaded } from '@internal/plugin-loading-react';
import type { MetricsQuery } from '@internal/plugin-platform-metrics-common';
import { RiArrowLeftLine } from '@remixicon/react';
import { platformMetricsApiRef } from '../../api';
import { useDrillDown, type FactReference } from '../../drilldown/useDrillDown';
import { longWeekLabel } from '../../formatting/weekLabels';
import { useFresh } from '../../live/useFresh';
import { platformMetricsTranslationRef } from '../../translation';
import { FactDetails } from './FactDetails';
import { FactsList } from './FactsList';
import styles from './FactsDialog.module.css';

const SingleFact = ({ fact: { kind, id } }: { fact: FactReference }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const api = useApi(platformMetricsApiRef);
  const state = useFresh(
    useCallback(() => api.getFact({ kind, id }), [api, kind, id]),
  );

  return (
    <Loaded
      state={state}
      what={t(`fact.${kind}`)}
      skeleton={<Skeleton width="100%" height={280} />}
    >
      {fact => <FactDetails fact={fact} />}
    </Loaded>
  );
};

/** What the address looks into: the facts behind a number, or one of them. */
export const FactsDialog = ({ query }: { query: MetricsQuery }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { behind, fact, page, showFact, showList, showPage, close } =
    useDrillDown();
  if (!behind && !fact) return null;

  const title = fact
    ? t(`fact.${fact.kind}`)
    : behind && t('facts.title', { metric: t(`metric.${behind.metric}`) });
  return (
    <Dialog
      isOpen
      onOpenChange={isOpen => {
        if (!isOpen) close();
      }}
      width="min(46rem, calc(100vw - 2rem))"
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <div className={styles.body}>
          {behind && fact && (
            <Button
              className={styles.back}
              size="small"
              variant="tertiary"
              iconStart={<RiArrowLeftLine aria-hidden="true" />}
              onPress={showList}
            >
              {t('facts.back')}
            </Button>
          )}
          {behind?.week && !fact && (
            <Text>
              {t('facts.ofWeek', { week: longWeekLabel(behind.week) })}
            </Text>
          )}
          {fact && <SingleFact fact={fact} />}
          {behind && !fact && (
            <FactsList
              behind={behind}
              query={query}
              page={page}
              showPage={showPage}
              showFact={showFact}
            />
          )}
        </div>
      </DialogBody>
    </Dialog>
  );
};
