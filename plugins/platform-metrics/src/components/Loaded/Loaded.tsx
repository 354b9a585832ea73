import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, VisuallyHidden } from '@backstage/ui';
import { describeError } from '../../formatting/describeError';
import type { Fresh } from '../../live/useFresh';
import { platformMetricsTranslationRef } from '../../translation';
import styles from './Loaded.module.css';

/**
 * What was read, or why not. Before the first answer: a skeleton of the same
 * shape. While another question is asked, the old answer stays, dimmed.
 */
export function Loaded<T>({
  state,
  what,
  skeleton,
  children,
}: {
  state: Fresh<T>;
  /** Named in what is said of loading and failure. */
  what: string;
  skeleton: ReactNode;
  children: (value: T) => ReactNode;
}) {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const { value, error, isOutdated, retry } = state;

  if (value !== undefined) {
    return (
      <div
        className={isOutdated ? styles.outdated : undefined}
        aria-busy={isOutdated}
      >
        {children(value)}
      </div>
    );
  }
  if (error) {
    return (
      <Alert
        role="alert"
        status="danger"
        icon
        title={t('state.failure', { what })}
        description={`${describeError(error)}. ${t('state.failureHint')}`}
        customActions={
          <Button size="small" variant="secondary" onPress={retry}>
            {t('state.retry')}
          </Button>
        }
      />
    );
  }
  return (
    <div role="status" aria-busy="true">
      <VisuallyHidden>{t('state.loading', { what })}</VisuallyHidden>
      {skeleton}
    </div>
  );
}
