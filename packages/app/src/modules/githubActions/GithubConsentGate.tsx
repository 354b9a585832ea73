import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { Alert, Button, Flex, Skeleton, Text } from '@backstage/ui';
import { githubActionsTranslationRef } from './translation';
import { useGithubConsent } from './useGithubConsent';

/**
 * Shows what needs a person's own access to GitHub once they have given it, and
 * until then the way to give it: nobody is asked for merely opening a page.
 */
export const GithubConsentGate = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslationRef(githubActionsTranslationRef);
  const { isGiven, error, ask } = useGithubConsent();

  if (isGiven) {
    return <>{children}</>;
  }
  return (
    <EntityInfoCard title={t('title')}>
      {isGiven === undefined && !error ? (
        <Flex direction="column" gap="2" role="status" aria-busy="true">
          <Skeleton width="80%" height={16} aria-label={t('checking')} />
          <Skeleton width="30%" height={32} />
        </Flex>
      ) : (
        <Flex direction="column" gap="3" align="start">
          {error && (
            <Alert
              role="alert"
              status="danger"
              icon
              title={t('failure')}
              description={error.message}
            />
          )}
          <Text color="secondary">{t('reason')}</Text>
          <Button variant="secondary" onPress={ask}>
            {t('connect')}
          </Button>
        </Flex>
      )}
    </EntityInfoCard>
  );
};
