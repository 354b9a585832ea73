import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { ButtonLink, Link } from '@backstage/ui';
import { Hint, Loaded } from '../HomeCard';
import { homeTranslationRef } from '../translation';
import { ServiceRow } from './ServiceRow';
import { useMyServices } from './useMyServices';
import styles from './MyServices.module.css';

const SHOWN = 8;

export const MyServices = () => {
  const { t } = useTranslationRef(homeTranslationRef);
  const catalogPage = useRouteRef(catalogPlugin.routes.catalogIndex)?.();
  const createPage = useRouteRef(scaffolderPlugin.routes.root)?.();
  const myServices = useMyServices(SHOWN);

  return (
    <Loaded from={myServices} rows={3}>
      {({ services, total, hasSquad }) => {
        if (!hasSquad) {
          return (
            <Hint
              title={t('services.noSquad.title')}
              description={t('services.noSquad.description')}
              action={
                <ButtonLink href={catalogPage} variant="secondary">
                  {t('services.noSquad.action')}
                </ButtonLink>
              }
            />
          );
        }
        if (total === 0) {
          return (
            <Hint
              title={t('services.empty.title')}
              description={t('services.empty.description')}
              action={
                <ButtonLink href={createPage} variant="secondary">
                  {t('create')}
                </ButtonLink>
              }
            />
          );
        }
        return (
          <>
            <ul className={styles.list}>
              {services.map(service => (
                <ServiceRow key={service.metadata.uid} service={service} />
              ))}
            </ul>
            {total > services.length && (
              <Link href={catalogPage}>
                {t('services.all', { total: String(total) })}
              </Link>
            )}
          </>
        );
      }}
    </Loaded>
  );
};
