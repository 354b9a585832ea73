import type { Entity } from '@backstage/catalog-model';
import {
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import {
  entityRouteParams,
  entityRouteRef,
  getEntitySourceLocation,
} from '@backstage/plugin-catalog-react';
import techdocsPlugin from '@backstage/plugin-techdocs/alpha';
import { Link, Text } from '@backstage/ui';
import { RuledItem } from '@internal/plugin-loading-react';
import { RiArticleLine, RiGithubFill } from '@remixicon/react';
import { homeTranslationRef } from '../translation';
import styles from './MyServices.module.css';

export const ServiceRow = ({ service }: { service: Entity }) => {
  const { t } = useTranslationRef(homeTranslationRef);
  const entityPage = useRouteRef(entityRouteRef);
  const docsPage = useRouteRef(techdocsPlugin.routes.docRoot);
  const integrations = useApi(scmIntegrationsApiRef);
  const { metadata, spec } = service;
  const name = metadata.title ?? metadata.name;
  const repository = getEntitySourceLocation(service, integrations);
  const hasDocs = metadata.annotations?.['backstage.io/techdocs-ref'];
  const page = entityRouteParams(service);

  return (
    <RuledItem className={styles.row}>
      <div className={styles.what}>
        <Link href={entityPage?.(page)} weight="bold" standalone>
          {name}
        </Link>
        <Text color="secondary" truncate title={metadata.description}>
          {metadata.description}
        </Text>
      </div>
      {typeof spec?.lifecycle === 'string' && (
        <Text variant="body-small" color="secondary">
          {spec.lifecycle}
        </Text>
      )}
      <div className={styles.links}>
        {hasDocs && (
          <Link
            href={docsPage?.(page)}
            aria-label={t('services.docs', { service: name })}
          >
            <RiArticleLine size={20} aria-hidden="true" />
          </Link>
        )}
        {repository && (
          <Link
            href={repository.locationTargetUrl}
            aria-label={t('services.repository', { service: name })}
          >
            <RiGithubFill size={20} aria-hidden="true" />
          </Link>
        )}
      </div>
    </RuledItem>
  );
};
