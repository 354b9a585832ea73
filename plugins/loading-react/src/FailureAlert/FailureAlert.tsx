import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { describeError } from '../describeError';
import { loadingTranslationRef } from '../translation';

/** @public */
export interface FailureAlertProps {
  title: string;
  error: Pick<Error, 'message'>;
  /** What else to say, in whole sentences. */
  hint?: string;
  retry: () => void;
}

/**
 * What did not work, why, and a button to try it again.
 *
 * @public
 */
export const FailureAlert = ({
  title,
  error,
  hint,
  retry,
}: FailureAlertProps) => {
  const { t } = useTranslationRef(loadingTranslationRef);
  const reason = describeError(error);

  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={title}
      description={hint ? `${reason.replace(/[.\s]+$/, '')}. ${hint}` : reason}
      customActions={
        <Button size="small" variant="secondary" onPress={retry}>
          {t('retry')}
        </Button>
      }
    />
  );
};
