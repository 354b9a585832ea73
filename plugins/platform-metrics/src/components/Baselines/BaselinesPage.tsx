import { useCallback, useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Skeleton, Text } from '@backstage/ui';
import { Loaded } from '@internal/plugin-loading-react';
import { platformMetricsApiRef } from '../../api';
import { useFresh } from '../../live/useFresh';
import { platformMetricsTranslationRef } from '../../translation';
import { CsvButton } from '../MetricCard';
import { UpkeepPage } from '../UpkeepPage';
import { BaselineDialog } from './BaselineDialog';
import { BaselineTable } from './BaselineTable';
import { subjectsFor } from './subjects';

/** What metrics were before the platform, by whose word, and how to say so. */
export const BaselinesPage = () => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const api = useApi(platformMetricsApiRef);
  const [isAdding, setAdding] = useState(false);
  const title = t('baselines.title');
  const state = useFresh(
    useCallback(async () => {
      const [{ items }, directory] = await Promise.all([
        api.listBaselines(),
        api.getDirectory(),
      ]);
      return { items, directory };
    }, [api]),
  );
  const mine = state.value
    ? subjectsFor(state.value.directory, t('baselines.organization'))
    : [];

  return (
    <UpkeepPage
      title={title}
      about={t('baselines.about')}
      actions={
        <>
          {mine.length > 0 && (
            <Button size="small" onPress={() => setAdding(true)}>
              {t('baselines.add')}
            </Button>
          )}
          <CsvButton
            title={title}
            request={{
              name: 'baselines',
              read: client => client.csv('listBaselines', {}),
            }}
          />
        </>
      }
    >
      <Loaded
        state={state}
        what={title}
        skeleton={<Skeleton width="100%" height={200} />}
      >
        {({ items, directory }) => (
          <>
            {mine.length === 0 && (
              <Text as="p" color="secondary">
                {t('baselines.denied')}
              </Text>
            )}
            {items.length === 0 ? (
              <Text as="p">{t('baselines.none')}</Text>
            ) : (
              <BaselineTable
                baselines={items}
                squads={directory.squads}
                mine={mine}
                onChanged={state.retry}
              />
            )}
          </>
        )}
      </Loaded>
      {isAdding && (
        <BaselineDialog
          subjects={mine}
          baselines={state.value?.items ?? []}
          onSaved={() => {
            setAdding(false);
            state.retry();
          }}
          onCancel={() => setAdding(false)}
        />
      )}
    </UpkeepPage>
  );
};
