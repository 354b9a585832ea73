import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import {
  Alert,
  Button,
  Flex,
  Link,
  Skeleton,
  Text,
  VisuallyHidden,
} from '@backstage/ui';
import { useEnvironments } from '../../hooks/useEnvironments';
import { serviceDeploymentsTranslationRef } from '../../translation';
import { EnvironmentRow } from './EnvironmentRow';
import styles from './DeploymentsCard.module.css';

const Loading = () => {
  const { t } = useTranslationRef(serviceDeploymentsTranslationRef);

  return (
    <div role="status" aria-busy="true">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <div className={styles.list}>
        {['staging', 'production'].map(row => (
          <Flex key={row} direction="column" gap="2" className={styles.row}>
            <Skeleton width="30%" height={20} />
            <Skeleton width="70%" height={16} />
          </Flex>
        ))}
      </div>
    </div>
  );
};

const Empty = () => {
  const { t } = useTranslationRef(serviceDeploymentsTranslationRef);

  return (
    <Flex direction="column" gap="2">
      <Text weight="bold">{t('empty.title')}</Text>
      <Text color="secondary">{t('empty.description')}</Text>
    </Flex>
  );
};

const Failure = ({ error, retry }: { error: Error; retry: () => void }) => {
  const { t } = useTranslationRef(serviceDeploymentsTranslationRef);

  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('failure.title')}
      description={error.message}
      customActions={
        <Button size="small" variant="secondary" onPress={retry}>
          {t('failure.retry')}
        </Button>
      }
    />
  );
};

/** What is deployed where, since when, and how it is. */
export const DeploymentsCard = () => {
  const { t } = useTranslationRef(serviceDeploymentsTranslationRef);
  const { entity } = useEntity();
  const { value, error, retry } = useEnvironments(entity);

  return (
    <EntityInfoCard
      title={t('title')}
      headerActions={
        value && <Link href={value.actionsUrl}>{t('workflow')}</Link>
      }
    >
      {error && <Failure error={error} retry={retry} />}
      {!error && !value && <Loading />}
      {!error && value?.environments.length === 0 && <Empty />}
      {!error && value && value.environments.length > 0 && (
        <ul className={styles.list}>
          {value.environments.map(environment => (
            <EnvironmentRow
              key={environment.name}
              entity={entity}
              environment={environment}
            />
          ))}
        </ul>
      )}
    </EntityInfoCard>
  );
};
