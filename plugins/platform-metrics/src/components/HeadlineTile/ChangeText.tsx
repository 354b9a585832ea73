import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { MetricValue } from '@internal/plugin-platform-metrics-common';
import { RiArrowDownLine, RiArrowUpLine, RiEqualLine } from '@remixicon/react';
import { describeChange } from '../../formatting/describeChange';
import { formatPercent, formatValue } from '../../formatting/formatValue';
import { platformMetricsTranslationRef } from '../../translation';
import styles from './HeadlineTile.module.css';

/** Which way a metric went, in words: the arrow and colour only repeat them. */
export const ChangeText = ({ value }: { value: MetricValue }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const change = describeChange(value);

  if (change === undefined || change === 'same') {
    return (
      <Text variant="body-small" color="secondary" className={styles.change}>
        {change && <RiEqualLine size={16} aria-hidden="true" />}
        {t(change ? 'change.same' : 'change.none')}
      </Text>
    );
  }
  const { direction, tone, ratio, previous } = change;
  const Arrow = direction === 'higher' ? RiArrowUpLine : RiArrowDownLine;
  return (
    <Text
      variant="body-small"
      color={tone === 'better' ? 'success' : 'danger'}
      className={styles.change}
    >
      <Arrow size={16} aria-hidden="true" />
      {t(`change.${direction}.${tone}`, {
        amount: formatPercent(ratio),
        value: formatValue(previous, value.unit),
      })}
    </Text>
  );
};
