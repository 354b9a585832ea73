import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Alert, Flex, Text } from '@backstage/ui';
import { problemsWithDetail } from './signInProblem';
import type { SignInProblem } from './signInProblem';
import { signInTranslationRef } from './translation';
import styles from './SignInPage.module.css';

/** Says what happened, why, and what to do. */
export const SignInProblemAlert = ({
  problem,
  detail,
}: {
  problem: SignInProblem;
  detail?: string;
}) => {
  const { t } = useTranslationRef(signInTranslationRef);
  const portal = useApi(configApiRef).getString('app.title');
  const values = { portal, address: window.location.origin };

  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t(`problem.${problem}.title`, values)}
      description={
        <Flex direction="column" gap="2">
          <Text>{t(`problem.${problem}.reason`, values)}</Text>
          <Text>{t(`problem.${problem}.remedy`, values)}</Text>
          {detail && problemsWithDetail.includes(problem) && (
            <details>
              <summary>{t('details')}</summary>
              <code className={styles.detail}>{detail}</code>
            </details>
          )}
        </Flex>
      }
    />
  );
};
