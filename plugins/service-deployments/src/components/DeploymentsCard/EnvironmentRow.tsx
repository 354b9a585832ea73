import type { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { RuledItem } from '@internal/plugin-loading-react';
import type {
  Deployment,
  Environment,
} from '@internal/plugin-service-deployments-common';
import { DateTime } from 'luxon';
import { serviceDeploymentsTranslationRef } from '../../translation';
import { EnvironmentHealth } from './EnvironmentHealth';
import styles from './DeploymentsCard.module.css';

const shortSha = ({ sha }: Deployment) => sha.slice(0, 7);

const Moment = ({ time }: { time: string }) => {
  const moment = DateTime.fromISO(time);

  return (
    <Text variant="body-small" color="secondary">
      <time
        dateTime={time}
        title={moment.toLocaleString(DateTime.DATETIME_MED_WITH_SECONDS)}
      >
        {moment.toRelative()}
      </time>
    </Text>
  );
};

const LiveVersion = ({
  environment,
  deployment,
}: {
  environment: string;
  deployment: Deployment;
}) => {
  const { t } = useTranslationRef(serviceDeploymentsTranslationRef);
  const { url, commitUrl, stateSince } = deployment;

  return (
    <div className={styles.facts}>
      <Link href={commitUrl} variant="body-small">
        {t('version', { sha: shortSha(deployment) })}
      </Link>
      <Moment time={stateSince} />
      {url && (
        <Link
          href={url}
          variant="body-small"
          aria-label={`${t('address', { environment })}: ${url}`}
          className={styles.address}
        >
          {url}
        </Link>
      )}
    </div>
  );
};

/** The newest deployment where it is not, or not yet, what is live. */
const NewestVersion = ({ deployment }: { deployment: Deployment }) => {
  const { t } = useTranslationRef(serviceDeploymentsTranslationRef);
  const { state, stateSince, logUrl } = deployment;
  const isFailed = state === 'failure' || state === 'error';

  return (
    <div className={styles.facts}>
      <Text variant="body-small" color={isFailed ? 'danger' : 'secondary'}>
        {t('newest', { sha: shortSha(deployment), state: t(`state.${state}`) })}
      </Text>
      <Moment time={stateSince} />
      {logUrl && (
        <Link href={logUrl} variant="body-small">
          {t('log')}
        </Link>
      )}
    </div>
  );
};

/** One environment: what is live there, and what is about to be. */
export const EnvironmentRow = ({
  entity,
  environment: { name, latest, live },
}: {
  entity: Entity;
  environment: Environment;
}) => {
  const { t } = useTranslationRef(serviceDeploymentsTranslationRef);

  return (
    <RuledItem className={styles.row} aria-label={name}>
      <div className={styles.heading}>
        <Text as="h4" variant="body-large" weight="bold">
          {name}
        </Text>
        {live?.url && <EnvironmentHealth entity={entity} environment={name} />}
      </div>
      {live && <LiveVersion environment={name} deployment={live} />}
      {latest && latest.id !== live?.id && (
        <NewestVersion deployment={latest} />
      )}
      {!latest && (
        <Text variant="body-small" color="secondary">
          {t('notDeployed')}
        </Text>
      )}
    </RuledItem>
  );
};
