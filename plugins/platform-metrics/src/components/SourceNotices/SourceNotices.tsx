import { Alert, Text } from '@backstage/ui';
import type { Freshness } from '@internal/plugin-platform-metrics-common';
import { useSourceNotices } from './useSourceNotices';
import styles from './SourceNotices.module.css';

/** What one must know of the facts before believing the numbers. */
export const SourceNotices = ({
  freshness,
  now,
}: {
  freshness: Freshness;
  now: number;
}) => {
  const { notices, lastEvent } = useSourceNotices(freshness, now);

  return (
    <div className={styles.notices} role="status">
      {notices.map(({ id, ...notice }) => (
        <Alert key={id} icon {...notice} />
      ))}
      {lastEvent && (
        <Text variant="body-small" color="secondary">
          {lastEvent}
        </Text>
      )}
    </div>
  );
};
