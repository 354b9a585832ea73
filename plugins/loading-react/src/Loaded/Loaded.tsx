import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { ReadingFailure } from '../FailureAlert';
import { loadingTranslationRef } from '../translation';
import styles from './Loaded.module.css';

/**
 * What was read, or why it was not; neither while it is read for the first time.
 *
 * @public
 */
export interface Loadable<T> {
  value?: T;
  /** Why the last reading failed; `value` may still be that of an earlier one. */
  error?: Pick<Error, 'message'>;
  /** `value` answers an earlier question: the new one is being asked. */
  isOutdated?: boolean;
  retry: () => void;
}

/** @public */
export interface LoadedProps<T> {
  state: Loadable<T>;
  /** Named in what is said of loading and failure. */
  what: string;
  skeleton: ReactNode;
  children: (value: T) => ReactNode;
}

/**
 * What was read, or why not. Before the first answer: a skeleton of the same
 * shape. While another question is asked, the old answer stays, dimmed.
 *
 * @public
 */
export function Loaded<T>({ state, what, skeleton, children }: LoadedProps<T>) {
  const { t } = useTranslationRef(loadingTranslationRef);
  const { value, error, isOutdated = false, retry } = state;

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
    return <ReadingFailure what={what} error={error} retry={retry} />;
  }
  return (
    <div role="status" aria-busy="true">
      <VisuallyHidden>{t('loading', { what })}</VisuallyHidden>
      {skeleton}
    </div>
  );
}
