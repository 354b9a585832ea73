import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { MetricValue } from '@internal/plugin-platform-metrics-common';
import { RiArrowRightUpLine, RiTimeLine } from '@remixicon/react';
import { formatValue } from '../../formatting/formatValue';
import { platformMetricsTranslationRef } from '../../translation';
import styles from './HeadlineTile.module.css';

/** What a number is held against, and what it does not tell. */
export const TileNotes = ({
  value,
  hasBaseline = true,
}: {
  value: MetricValue;
  /** Whether there can be one: where there cannot, its absence says nothing. */
  hasBaseline?: boolean;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { baseline, isRising, open, target, unit, waiting, withinTarget } =
    value;
  const aims = [
    target !== undefined &&
      t('value.target', { value: formatValue(target, unit) }),
    withinTarget !== undefined &&
      withinTarget.of > 0 &&
      t('value.withinTarget', {
        within: String(withinTarget.count),
        of: String(withinTarget.of),
      }),
    baseline &&
      t('value.baseline', { value: formatValue(baseline.value, unit) }),
    hasBaseline && !baseline && target === undefined && t('value.noBaseline'),
  ].filter(Boolean);

  return (
    <div className={styles.notes}>
      <Text variant="body-small">{aims.join(' · ')}</Text>
      {isRising && (
        <Text variant="body-small" color="warning" className={styles.change}>
          <RiArrowRightUpLine size={16} aria-hidden="true" />
          {t('value.rising')}
        </Text>
      )}
      {waiting !== undefined && waiting > 0 && (
        <Text variant="body-small" color="warning" className={styles.change}>
          <RiTimeLine size={16} aria-hidden="true" />
          {t('value.waiting', { count: waiting })}
        </Text>
      )}
      {open !== undefined && open > 0 && (
        <Text variant="body-small" color="warning" className={styles.change}>
          <RiTimeLine size={16} aria-hidden="true" />
          {t('value.open', { count: open })}
        </Text>
      )}
    </div>
  );
};
