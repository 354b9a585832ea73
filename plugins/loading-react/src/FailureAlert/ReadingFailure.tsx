import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { loadingTranslationRef } from '../translation';
import { FailureAlert } from './FailureAlert';

/** @public */
export interface ReadingFailureProps {
  what: string;
  error: Pick<Error, 'message'>;
  retry: () => void;
}

/**
 * Why something could not be read at all, and what to do about it.
 *
 * @public
 */
export const ReadingFailure = ({ what, error, retry }: ReadingFailureProps) => {
  const { t } = useTranslationRef(loadingTranslationRef);

  return (
    <FailureAlert
      title={t('failure', { what })}
      error={error}
      hint={t('failureHint')}
      retry={retry}
    />
  );
};
