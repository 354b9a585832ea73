import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Fact } from '@internal/plugin-platform-metrics-common';
import { RiErrorWarningLine, RiToolsLine } from '@remixicon/react';
import { platformMetricsTranslationRef } from '../../translation';
import { SourceLink } from '../SourceLink';
import styles from './FactsDialog.module.css';

/** As what a deployment counts, by which rule, and what shows it. */
export const FactNotes = ({
  fact: { isFailed, isUnplanned, remediations = [] },
}: {
  fact: Fact;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  if (!isFailed && !isUnplanned) return null;

  return (
    <ul className={styles.notes}>
      {isFailed &&
        remediations.map(({ rule, evidence, evidenceUrl }) => (
          <li key={`${rule} ${evidence}`}>
            <Text variant="body-small" color="danger" className={styles.note}>
              <RiErrorWarningLine size={16} aria-hidden="true" />
              {t('fact.failedBy', { rule: t(`rule.${rule}`) })}
            </Text>
            <SourceLink url={evidenceUrl}>{t('facts.evidence')}</SourceLink>
          </li>
        ))}
      {isUnplanned && (
        <li>
          <Text variant="body-small" color="warning" className={styles.note}>
            <RiToolsLine size={16} aria-hidden="true" />
            {t('fact.unplanned')}
          </Text>
        </li>
      )}
    </ul>
  );
};
