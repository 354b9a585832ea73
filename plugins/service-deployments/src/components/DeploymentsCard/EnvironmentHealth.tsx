import type { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Flex,
  Text,
  type TextColors,
  type TextColorStatus,
} from '@backstage/ui';
import type { HealthStatus } from '@internal/plugin-service-deployments-common';
import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiErrorWarningLine,
  RiLoader4Line,
  RiQuestionLine,
} from '@remixicon/react';
import { useHealth } from '../../hooks/useHealth';
import { serviceDeploymentsTranslationRef } from '../../translation';
import styles from './DeploymentsCard.module.css';

const looks: Record<
  HealthStatus | 'checking' | 'failed',
  { Icon: typeof RiQuestionLine; color: TextColors | TextColorStatus }
> = {
  checking: { Icon: RiLoader4Line, color: 'secondary' },
  failed: { Icon: RiQuestionLine, color: 'secondary' },
  healthy: { Icon: RiCheckboxCircleLine, color: 'success' },
  unchecked: { Icon: RiQuestionLine, color: 'secondary' },
  unhealthy: { Icon: RiErrorWarningLine, color: 'danger' },
  unreachable: { Icon: RiCloseCircleLine, color: 'danger' },
};

/** How a service is, in a word; where it is not well, what that rests on. */
export const EnvironmentHealth = ({
  entity,
  environment,
}: {
  entity: Entity;
  environment: string;
}) => {
  const { t } = useTranslationRef(serviceDeploymentsTranslationRef);
  const { value, error } = useHealth(entity, environment);
  const status = error ? 'failed' : (value?.status ?? 'checking');
  const { Icon, color } = looks[status];

  return (
    <div role="status" className={styles.health}>
      <Text variant="body-small" color={color}>
        <Flex gap="1" align="center">
          <Icon size={16} aria-hidden="true" />
          {t(`health.${status}`)}
        </Flex>
      </Text>
      {status !== 'healthy' && (
        <Text variant="body-small" color="secondary">
          {error?.message ?? value?.detail}
        </Text>
      )}
    </div>
  );
};
