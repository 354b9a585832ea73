import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Text } from '@backstage/ui';
import type { Freshness } from '@internal/plugin-platform-metrics-common';
import { DateTime } from 'luxon';
import { platformMetricsTranslationRef } from '../../translation';
import styles from './SourceNotices.module.css';

/** After so long without any event, someone should look. */
const STALE_MS = 2 * 60 * 60 * 1000;

/** What one must know of the facts before believing the numbers. */
export const SourceNotices = ({
  freshness: { isDemonstration, lastEventAt, sources },
  now,
}: {
  freshness: Freshness;
  now: number;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const isStale =
    lastEventAt !== undefined && now - Date.parse(lastEventAt) > STALE_MS;
  const last =
    lastEventAt &&
    DateTime.fromISO(lastEventAt).toRelative({
      base: DateTime.fromMillis(now),
    });

  return (
    <div className={styles.notices} role="status">
      {isDemonstration && (
        <Alert
          status="warning"
          icon
          title={t('state.demonstration')}
          description={t('state.demonstrationHint')}
        />
      )}
      {sources.map(({ id, title, isBackfilling, progress, state, error }) => (
        <div key={id} className={styles.source}>
          {isBackfilling && (
            <Alert
              status="info"
              icon
              title={t('state.backfilling', { source: title })}
              description={[
                progress &&
                  t('state.backfillingProgress', {
                    done: String(progress.done),
                    total: String(progress.total),
                  }),
                t('state.backfillingHint'),
              ]
                .filter(Boolean)
                .join(' ')}
            />
          )}
          {state === 'failed' && (
            <Alert
              status="danger"
              icon
              title={t('state.sourceFailed', { source: title })}
              description={error}
            />
          )}
        </div>
      ))}
      {isStale && last && (
        <Alert
          status="warning"
          icon
          title={t('state.stale', { time: last })}
          description={t('state.staleHint')}
        />
      )}
      {!isStale && last && (
        <Text variant="body-small" color="secondary">
          {t('state.freshness', { time: last })}
        </Text>
      )}
    </div>
  );
};
