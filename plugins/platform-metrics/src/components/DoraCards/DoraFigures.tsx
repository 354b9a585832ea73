import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge, Text } from '@backstage/ui';
import {
  metricDefinitions,
  type MetricValue,
} from '@internal/plugin-platform-metrics-common';
import { formatValue } from '../../formatting/formatValue';
import { kindOfValue } from '../../formatting/kindOfValue';
import { platformMetricsTranslationRef } from '../../translation';
import { ChangeText, TileNotes } from '../HeadlineTile';
import styles from './DoraCards.module.css';

/** The value of a key with what makes it believable: spread, sample, band and its source. */
export const DoraFigures = ({
  value,
  isOfService,
  isOfSquad,
}: {
  value: MetricValue;
  /** Of one service, which has no baseline. */
  isOfService: boolean;
  /** Of one squad. */
  isOfSquad: boolean;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { band, bandSource = '', metric, p90, reference, unit } = value;
  const hasBands = metricDefinitions[metric].doraClusters === 'band';

  return (
    <div className={styles.figures}>
      <div className={styles.numbers}>
        <span className={styles.value}>
          {value.value === undefined
            ? t('value.none')
            : formatValue(value.value, unit)}
        </span>
        {value.value !== undefined && (
          <Text variant="body-small" color="secondary">
            {t(kindOfValue(metric, isOfService || isOfSquad))}
          </Text>
        )}
        {p90 !== undefined && (
          <Text variant="body-small">
            {t('value.p90', { value: formatValue(p90, unit) })}
          </Text>
        )}
        {band && (
          <Badge size="small">
            {t('band.named', { band: t(`band.${band}`), source: bandSource })}
          </Badge>
        )}
      </div>
      <ChangeText value={value} />
      <TileNotes value={value} hasBaseline={!isOfService} />
      <Text variant="body-x-small" color="secondary">
        {[
          t(`sample.${metric}`, { count: value.sampleSize }),
          hasBands && !band && t('band.noBand'),
          reference !== undefined &&
            t('value.reference', {
              value: formatValue(reference, unit),
              source: bandSource,
            }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </div>
  );
};
