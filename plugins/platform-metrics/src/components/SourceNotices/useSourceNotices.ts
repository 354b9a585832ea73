import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Freshness } from '@internal/plugin-platform-metrics-common';
import { DateTime } from 'luxon';
import { platformMetricsTranslationRef } from '../../translation';

/** After so long without any event, someone should look. */
const STALE_MS = 2 * 60 * 60 * 1000;

/** Something one must know of the facts before believing the numbers. */
export interface SourceNotice {
  id: string;
  status: 'danger' | 'info' | 'warning';
  title: string;
  description?: string;
}

/** What one must know of the facts, and how fresh they are where all is well. */
export function useSourceNotices(
  { isDemonstration, lastEventAt, sources }: Freshness,
  now: number,
): { notices: SourceNotice[]; lastEvent?: string } {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const time =
    lastEventAt &&
    DateTime.fromISO(lastEventAt).toRelative({
      base: DateTime.fromMillis(now),
    });
  const isStale =
    lastEventAt !== undefined && now - Date.parse(lastEventAt) > STALE_MS;
  const notices: SourceNotice[] = [];

  if (isDemonstration) {
    notices.push({
      id: 'demonstration',
      status: 'warning',
      title: t('state.demonstration'),
      description: t('state.demonstrationHint'),
    });
  }
  for (const { id, title, isBackfilling, progress, state, error } of sources) {
    if (isBackfilling) {
      notices.push({
        id: `${id} backfilling`,
        status: 'info',
        title: t('state.backfilling', { source: title }),
        description: [
          progress &&
            t('state.backfillingProgress', {
              done: String(progress.done),
              total: String(progress.total),
            }),
          t('state.backfillingHint'),
        ]
          .filter(Boolean)
          .join(' '),
      });
    }
    if (state === 'failed') {
      notices.push({
        id: `${id} failed`,
        status: 'danger',
        title: t('state.sourceFailed', { source: title }),
        description: error,
      });
    }
  }
  if (isStale && time) {
    notices.push({
      id: 'stale',
      status: 'warning',
      title: t('state.stale', { time }),
      description: t('state.staleHint'),
    });
  }
  return {
    notices,
    ...(!isStale && time && { lastEvent: t('state.freshness', { time }) }),
  };
}
