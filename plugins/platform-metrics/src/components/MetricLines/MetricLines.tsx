import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import type { Metric, Summary } from '@internal/plugin-platform-metrics-common';
import { formatValue } from '../../formatting/formatValue';
import type { Fresh } from '../../live/useFresh';
import { platformMetricsTranslationRef } from '../../translation';
import { ChangeText } from '../HeadlineTile';
import { Loaded } from '../Loaded';
import { MetricDefinition } from '../MetricDefinition';
import styles from './MetricLines.module.css';

/** Metrics where there is little room: one line each, and how it changed. */
export const MetricLines = ({
  label,
  metrics,
  state,
  empty,
}: {
  label: string;
  metrics: readonly Metric[];
  state: Fresh<Summary>;
  /** Said in place of lines without any number. */
  empty: { title: string; hint: string };
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);

  return (
    <Loaded
      state={state}
      what={label}
      skeleton={
        <div className={styles.lines}>
          {metrics.map(metric => (
            <div key={metric} className={styles.line}>
              <Skeleton width="45%" height={20} />
              <Skeleton width="25%" height={20} />
            </div>
          ))}
        </div>
      }
    >
      {summary => {
        const shown = summary.metrics.filter(({ metric }) =>
          metrics.includes(metric),
        );
        return shown.every(({ value }) => value === undefined) ? (
          <div>
            <Text as="p" weight="bold">
              {empty.title}
            </Text>
            <Text as="p" color="secondary">
              {empty.hint}
            </Text>
          </div>
        ) : (
          <ul className={styles.lines} aria-label={label}>
            {shown.map(value => (
              <li key={value.metric} className={styles.line}>
                <span className={styles.name}>
                  <Text>{t(`metric.${value.metric}`)}</Text>
                  <MetricDefinition metric={value.metric} />
                </span>
                <span className={styles.figures}>
                  <Text weight="bold">
                    {value.value === undefined
                      ? t('value.none')
                      : formatValue(value.value, value.unit)}
                  </Text>
                  <Text variant="body-small" color="secondary">
                    {value.value !== undefined &&
                      t(`kindOfValue.${value.metric}`)}
                  </Text>
                  <ChangeText value={value} />
                </span>
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
};
