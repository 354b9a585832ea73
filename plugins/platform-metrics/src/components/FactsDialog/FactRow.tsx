import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RuledItem } from '@internal/plugin-loading-react';
import type { Fact } from '@internal/plugin-platform-metrics-common';
import { formatDuration } from '../../formatting/formatDuration';
import { formatMoment } from '../../formatting/formatMoment';
import { platformMetricsTranslationRef } from '../../translation';
import { EntityLink } from '../EntityLink';
import { FactNotes } from './FactNotes';
import { SourceLink } from '../SourceLink';
import styles from './FactsDialog.module.css';

/** One of many facts: what it is of, when, and where to see more. */
export const FactRow = ({
  fact,
  onOpen,
}: {
  fact: Fact;
  onOpen: () => void;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { kind, sha, environment, channel, leadTimeMs, service, squad } = fact;
  const firstDeployment =
    fact.createdAt && fact.firstDeployedAt
      ? Date.parse(fact.firstDeployedAt) - Date.parse(fact.createdAt)
      : undefined;
  const details = [
    environment,
    sha?.slice(0, 7),
    channel && `#${channel}`,
    leadTimeMs !== undefined &&
      `${t('fact.leadTimeMs')} ${formatDuration(leadTimeMs)}`,
    kind === 'repository' &&
      firstDeployment !== undefined &&
      `${t('fact.timeToFirstDeployment')} ${formatDuration(firstDeployment)}`,
    fact.recoveredAt &&
      `${t('fact.recoveredAt')} ${formatMoment(fact.recoveredAt)}`,
  ].filter(Boolean);

  return (
    <RuledItem className={styles.row}>
      <div className={styles.rowTitle}>
        <button type="button" className={styles.open} onClick={onOpen}>
          {`${t(`fact.${kind}`)} ${service?.title ?? squad?.title ?? fact.externalId}`}
        </button>
        <Text variant="body-small" color="secondary">
          {formatMoment(fact.at ?? fact.reportedAt)}
        </Text>
      </div>
      {details.length > 0 && (
        <Text variant="body-small">{details.join(' · ')}</Text>
      )}
      <FactNotes fact={fact} />
      <div className={styles.links}>
        <SourceLink url={fact.url} />
        {service && <EntityLink subject={service} variant="body-small" />}
      </div>
    </RuledItem>
  );
};
