import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { loadingTranslationRef } from '../translation';
import { useErrorDescription } from '../useErrorDescription';
import styles from './FailureAlert.module.css';

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
  const reason = useErrorDescription()(error);

  return (
    <Alert
      className={styles.alert}
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
