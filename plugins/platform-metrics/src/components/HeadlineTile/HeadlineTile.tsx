import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Flex, Skeleton, Text } from '@backstage/ui';
import type { MetricValue } from '@internal/plugin-platform-metrics-common';
import { formatValue } from '../../formatting/formatValue';
import { kindOfValue } from '../../formatting/kindOfValue';
import { platformMetricsTranslationRef } from '../../translation';
import { MetricDefinition } from '../MetricDefinition';
import { ChangeText } from './ChangeText';
import { Sparkline } from './Sparkline';
import { TileNotes } from './TileNotes';
import styles from './HeadlineTile.module.css';

/** One number that counts, with all that one must know to believe it. */
export const HeadlineTile = ({
  value,
  isOfSquad,
}: {
  value: MetricValue;
  /** Of one squad. */
  isOfSquad: boolean;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { metric, sampleSize, unit } = value;
  const title = t(`metric.${metric}`);

  return (
    <Card className={styles.tile} aria-label={title}>
      <CardBody>
        <Flex justify="between" align="center" gap="2">
          <Text as="h3" variant="body-medium" weight="bold">
            {title}
          </Text>
          <MetricDefinition metric={metric} />
        </Flex>
        <div className={styles.number}>
          <span className={styles.value}>
            {value.value === undefined
              ? t('value.none')
              : formatValue(value.value, unit)}
          </span>
          {value.value !== undefined && (
            <Text variant="body-small" color="secondary">
              {t(kindOfValue(metric, isOfSquad))}
            </Text>
          )}
        </div>
        <ChangeText value={value} />
        <div className={styles.tileNotes}>
          <TileNotes value={value} />
        </div>
        <Sparkline weekly={value.weekly} />
        <Text variant="body-x-small" color="secondary">
          {t(`sample.${metric}`, { count: sampleSize })}
        </Text>
      </CardBody>
    </Card>
  );
};

/** A tile whose number is still being read. */
export const HeadlineTileSkeleton = () => (
  <Card className={styles.tile}>
    <CardBody>
      <Skeleton width="60%" height={24} />
      <Skeleton width="45%" height={44} className={styles.number} />
      <Skeleton width="80%" height={18} />
      <Skeleton width="55%" height={18} />
      <Skeleton width="100%" height={32} className={styles.sparkline} />
      <Skeleton width="35%" height={16} />
    </CardBody>
  </Card>
);
