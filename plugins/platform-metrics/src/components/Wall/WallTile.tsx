import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { MetricValue } from '@internal/plugin-platform-metrics-common';
import { formatValue } from '../../formatting/formatValue';
import { kindOfValue } from '../../formatting/kindOfValue';
import { platformMetricsTranslationRef } from '../../translation';
import { ChangeText, Sparkline, TileNotes } from '../HeadlineTile';
import styles from './Wall.module.css';

/** A headline number, as large as the screen allows. */
export const WallTile = ({
  value,
  isOfSquad,
}: {
  value: MetricValue;
  /** Of one squad. */
  isOfSquad: boolean;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { metric, unit } = value;

  return (
    <section className={styles.tile} aria-label={t(`metric.${metric}`)}>
      <h3 className={styles.tileTitle}>{t(`metric.${metric}`)}</h3>
      <p className={styles.tileValue}>
        {value.value === undefined
          ? t('value.none')
          : formatValue(value.value, unit)}
      </p>
      <p className={styles.tileKind}>{t(kindOfValue(metric, isOfSquad))}</p>
      <div className={styles.tileNotes}>
        <ChangeText value={value} />
        <TileNotes value={value} />
      </div>
      <div className={styles.tileLine}>
        <Sparkline weekly={value.weekly} />
      </div>
      <p className={styles.small}>
        {t(`sample.${metric}`, { count: value.sampleSize })}
      </p>
    </section>
  );
};
