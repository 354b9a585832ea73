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

function asSentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
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
      description={hint ? `${asSentence(reason)} ${hint}`.trim() : reason}
      customActions={
        <Button size="small" variant="secondary" onPress={retry}>
          {t('retry')}
        </Button>
      }
    />
  );
};
