import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import type { ReactNode } from 'react';
import { useDrillDown, type FactsBehind } from '../../drilldown/useDrillDown';
import { platformMetricsTranslationRef } from '../../translation';
import styles from './FactsButton.module.css';

/** A number that leads to the facts behind it. */
export const FactsButton = ({
  behind,
  what,
  children,
}: {
  behind: FactsBehind;
  /** What the number is of, for those who cannot see where it stands. */
  what: string;
  children: ReactNode;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { showFacts } = useDrillDown();

  return (
    <button
      type="button"
      className={styles.button}
      onClick={() => showFacts(behind)}
    >
      {children}
      <VisuallyHidden>{`, ${t('table.facts', { what })}`}</VisuallyHidden>
    </button>
  );
};
