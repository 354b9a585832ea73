import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { platformMetricsTranslationRef } from '../../translation';
import styles from './FilterBar.module.css';

/** Filters side by side, on one line where there is room. */
export const FilterFrame = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);

  return (
    <div role="search" aria-label={t('filter.label')} className={styles.bar}>
      {children}
    </div>
  );
};
