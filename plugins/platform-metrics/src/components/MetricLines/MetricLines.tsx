import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import {
  Hint,
  type HintProps,
  Loaded,
  RowsSkeleton,
  RuledItem,
  RuledList,
} from '@internal/plugin-loading-react';
import type {
  Metric,
  MetricValue,
  Summary,
} from '@internal/plugin-platform-metrics-common';
import { formatValue } from '../../formatting/formatValue';
import { kindOfValue } from '../../formatting/kindOfValue';
import type { Fresh } from '../../live/useFresh';
import { platformMetricsTranslationRef } from '../../translation';
import { ChangeText } from '../HeadlineTile';
import { MetricDefinition } from '../MetricDefinition';
import styles from './MetricLines.module.css';

const MetricLine = ({
  value,
  isOfSquad,
}: {
  value: MetricValue;
  isOfSquad: boolean;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);

  return (
    <RuledItem className={styles.line}>
      <span className={styles.name}>
        <Text>{t(`metric.${value.metric}`)}</Text>
        <MetricDefinition metric={value.metric} />
      </span>
      {value.value === undefined ? (
        <Text color="secondary">{t('value.none')}</Text>
      ) : (
        <span className={styles.figures}>
          <span className={styles.figure}>
            <Text weight="bold">{formatValue(value.value, value.unit)}</Text>
            <Text variant="body-small" color="secondary">
              {t(kindOfValue(value.metric, isOfSquad))}
            </Text>
          </span>
          <ChangeText value={value} />
          <Text variant="body-x-small" color="secondary">
            {t(`sample.${value.metric}`, { count: value.sampleSize })}
          </Text>
        </span>
      )}
    </RuledItem>
  );
};

/** Metrics where there is little room: one line each, and how it changed. */
export const MetricLines = ({
  label,
  about,
  metrics,
  state,
  empty,
}: {
  label: string;
  /** Of whom, and of when. */
  about: string;
  metrics: readonly Metric[];
  state: Fresh<Summary>;
  /** Said in place of lines that nothing is behind. */
  empty: HintProps;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);

  return (
    <Flex direction="column" gap="3">
      <Text as="p" variant="body-small" color="secondary">
        {about}
      </Text>
      <Loaded
        state={state}
        what={label}
        skeleton={<RowsSkeleton rows={metrics.length} />}
      >
        {summary => {
          const shown = summary.metrics.filter(({ metric }) =>
            metrics.includes(metric),
          );
          return (
            <>
              {state.error && (
                <Text as="p" variant="body-small" color="warning">
                  {t('state.refreshFailure')}
                </Text>
              )}
              {shown.every(({ sampleSize }) => sampleSize === 0) ? (
                <Hint {...empty} />
              ) : (
                <>
                  {summary.freshness.isDemonstration && (
                    <Text as="p" variant="body-small" color="warning">
                      {t('state.demonstration')}
                    </Text>
                  )}
                  <RuledList aria-label={label}>
                    {shown.map(value => (
                      <MetricLine
                        key={value.metric}
                        value={value}
                        isOfSquad={summary.squads === 1}
                      />
                    ))}
                  </RuledList>
                </>
              )}
            </>
          );
        }}
      </Loaded>
    </Flex>
  );
};
