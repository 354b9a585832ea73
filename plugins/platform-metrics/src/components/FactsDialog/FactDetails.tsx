import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Fact } from '@internal/plugin-platform-metrics-common';
import { formatDuration } from '../../formatting/formatDuration';
import { formatMoment } from '../../formatting/formatMoment';
import { platformMetricsTranslationRef } from '../../translation';
import { EntityLink } from '../EntityLink';
import { FactNotes } from './FactNotes';
import { SourceLink } from '../SourceLink';
import styles from './FactsDialog.module.css';

const TEXTS = ['title', 'environment', 'sha', 'state', 'channel'] as const;
const MOMENTS = [
  'createdAt',
  'authoredAt',
  'openedAt',
  'finishedAt',
  'deployedAt',
  'firstDeployedAt',
  'recoveredAt',
  'resolvedAt',
  'closedAt',
  'historySince',
  'reportedAt',
] as const;

/** A fact as its source reported it, and as it counts. */
export const FactDetails = ({ fact }: { fact: Fact }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const entries: [string, ReactNode][] = [
    [t('fact.service'), fact.service && <EntityLink subject={fact.service} />],
    [t('fact.squad'), fact.squad && <EntityLink subject={fact.squad} />],
    [t('fact.repositoryName'), fact.repository],
    ...TEXTS.map<[string, ReactNode]>(key => [t(`fact.${key}`), fact[key]]),
    ...MOMENTS.map<[string, ReactNode]>(key => {
      const moment = fact[key];
      return [t(`fact.${key}`), moment && formatMoment(moment)];
    }),
    [
      t('fact.leadTimeMs'),
      fact.leadTimeMs !== undefined && formatDuration(fact.leadTimeMs),
    ],
    [
      t('fact.assignedBy'),
      fact.assignedBy && t(`assignedBy.${fact.assignedBy}`),
    ],
    [t('fact.source'), fact.source],
    [t('fact.externalId'), fact.externalId],
  ];

  return (
    <div className={styles.details}>
      <FactNotes fact={fact} />
      <dl className={styles.entries}>
        {entries
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} className={styles.entry}>
              <dt>
                <Text variant="body-small" color="secondary">
                  {name}
                </Text>
              </dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <SourceLink url={fact.url} />
    </div>
  );
};
