import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { ButtonLink, Link } from '@backstage/ui';
import {
  Hint,
  Loaded,
  RowsSkeleton,
  RuledList,
} from '@internal/plugin-loading-react';
import { homeTranslationRef } from '../translation';
import { ServiceRow } from './ServiceRow';
import { useMyServices } from './useMyServices';

const SHOWN = 8;

export const MyServices = () => {
  const { t } = useTranslationRef(homeTranslationRef);
  const catalogPage = useRouteRef(catalogPlugin.routes.catalogIndex)?.();
  const createPage = useRouteRef(scaffolderPlugin.routes.root)?.();
  const myServices = useMyServices(SHOWN);

  return (
    <Loaded
      state={myServices}
      what={t('services.title')}
      skeleton={<RowsSkeleton rows={3} />}
    >
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
            <RuledList>
              {services.map(service => (
                <ServiceRow key={service.metadata.uid} service={service} />
              ))}
            </RuledList>
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
