import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { MetricValue } from '@internal/plugin-platform-metrics-common';
import { formatValue } from '../../formatting/formatValue';
import { platformMetricsTranslationRef } from '../../translation';
import styles from './Wall.module.css';

/** One of DORA's keys, in a line. */
export const WallKey = ({ value }: { value: MetricValue }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { band, bandSource = '', metric, sampleSize, unit } = value;

  return (
    <section className={styles.key} aria-label={t(`metric.${metric}`)}>
      <h3 className={styles.keyTitle}>{t(`metric.${metric}`)}</h3>
      <p className={styles.keyValue}>
        {value.value === undefined
          ? t('value.none')
          : formatValue(value.value, unit)}
      </p>
      <p className={styles.small}>
        {[
          band &&
            t('band.named', { band: t(`band.${band}`), source: bandSource }),
          t(`sample.${metric}`, { count: sampleSize }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </section>
  );
};
