import { useEffect, useRef } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { useErrorDescription } from '@internal/plugin-loading-react';
import type {
  Metric,
  MetricsQuery,
  Summary,
} from '@internal/plugin-platform-metrics-common';
import { RiCloseLine, RiWifiOffLine } from '@remixicon/react';
import { DateTime } from 'luxon';
import type { Fresh } from '../../live/useFresh';
import { platformMetricsTranslationRef } from '../../translation';
import { useFullscreen } from './useFullscreen';
import { useWakeLock } from './useWakeLock';
import { WallAttention } from './WallAttention';
import { WallNotices } from './WallNotices';
import { WallKey } from './WallKey';
import { WallTile } from './WallTile';
import styles from './Wall.module.css';

const TILES: readonly Metric[] = [
  'timeToFirstDeployment',
  'deploymentFrequency',
  'supportLoad',
];

/** For the shared screen: read from across the room, refreshed by itself, touched by nobody. */
export const Wall = ({
  summary: { value, error, readAt },
  query,
  onExit,
}: {
  summary: Fresh<Summary>;
  query: MetricsQuery;
  onExit: () => void;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const describeError = useErrorDescription();
  const dialog = useRef<HTMLDialogElement>(null);
  const exit = useRef(onExit);
  exit.current = onExit;

  // A modal dialog covers sidebar and header, and takes the keyboard with it.
  useEffect(() => dialog.current?.showModal(), []);
  useFullscreen(useRef(() => exit.current()).current);
  useWakeLock();

  const time = readAt && DateTime.fromMillis(readAt).toFormat('HH:mm:ss');
  return (
    <dialog
      ref={dialog}
      className={styles.wall}
      aria-label={t('wall.title')}
      onCancel={event => {
        event.preventDefault();
        onExit();
      }}
    >
      <header className={styles.header}>
        <h2 className={styles.title}>{t('page.title')}</h2>
        {value && (
          <span className={styles.selection}>
            {[
              t('filter.shownSquads', { count: value.squads }),
              t('wall.lastWeeks', { weeks: String(value.range.weeks.length) }),
            ].join(' · ')}
          </span>
        )}
        <span role="status" className={error ? styles.lost : styles.refreshed}>
          {error && <RiWifiOffLine aria-hidden="true" />}
          {error &&
            (value && time ? t('wall.lost', { time }) : t('wall.lostNever'))}
          {!error && time && t('wall.refreshed', { time })}
        </span>
        <ButtonIcon
          variant="secondary"
          icon={<RiCloseLine aria-hidden="true" />}
          aria-label={t('wall.exit')}
          onPress={onExit}
        />
      </header>
      {!value && error && (
        <p className={styles.unread}>
          {t('wall.unread', { reason: describeError(error) })}
        </p>
      )}
      {value && (
        <>
          <WallNotices freshness={value.freshness} now={readAt ?? Date.now()} />
          <div className={styles.tiles}>
            {value.metrics
              .filter(({ metric }) => TILES.includes(metric))
              .map(metric => (
                <WallTile
                  key={metric.metric}
                  value={metric}
                  isOfSquad={value.squads === 1}
                />
              ))}
          </div>
          <div className={styles.keys}>
            {value.metrics
              .filter(({ metric }) => !TILES.includes(metric))
              .map(metric => (
                <WallKey key={metric.metric} value={metric} />
              ))}
          </div>
          <WallAttention query={query} />
        </>
      )}
    </dialog>
  );
};
