import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, DialogTrigger, Link, Popover, Text } from '@backstage/ui';
import {
  metricDefinitions,
  type Metric,
} from '@internal/plugin-platform-metrics-common';
import { RiInformationLine } from '@remixicon/react';
import { platformMetricsTranslationRef } from '../../translation';
import styles from './MetricDefinition.module.css';

/** What a metric means, behind one button beside its name. */
export const MetricDefinition = ({ metric }: { metric: Metric }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { definition, formula, leftOut, source } = metricDefinitions[metric];
  const label = t('definition.open', { metric: t(`metric.${metric}`) });

  return (
    <DialogTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiInformationLine aria-hidden="true" />}
        aria-label={label}
      />
      <Popover aria-label={label} className={styles.popover}>
        <div className={styles.content}>
          <Text weight="bold">{t(`metric.${metric}`)}</Text>
          <Text as="p">{definition}</Text>
          <Text variant="body-small" weight="bold">
            {t('definition.formula')}
          </Text>
          <Text as="p" variant="body-small">
            {formula}
          </Text>
          <Text variant="body-small" weight="bold">
            {t('definition.leftOut')}
          </Text>
          <ul className={styles.list}>
            {leftOut.map(sentence => (
              <li key={sentence}>
                <Text variant="body-small">{sentence}</Text>
              </li>
            ))}
          </ul>
          <Text variant="body-small">
            {t('definition.source')}:{' '}
            {source.url ? (
              <Link variant="body-small" href={source.url}>
                {source.title}
              </Link>
            ) : (
              source.title
            )}
          </Text>
        </div>
      </Popover>
    </DialogTrigger>
  );
};
