import useAsync from 'react-use/esm/useAsync';
import { useNavigate } from 'react-router-dom';
import {
  configApiRef,
  identityApiRef,
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import type {
  HomePageLayoutProps,
  HomePageWidgetData,
} from '@backstage/plugin-home-react/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import { ButtonLink, Container, SearchField, Text } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { homeTranslationRef } from '../translation';
import { partOfDay } from './partOfDay';
import styles from './StartPage.module.css';

const COLUMNS = 12;

/** A widget that asks for more than half of the page goes into the wide column. */
const isWide = ({ layout }: HomePageWidgetData) =>
  (layout?.width?.defaultColumns ?? 0) > COLUMNS / 2;

export const StartPage = ({ widgets }: HomePageLayoutProps) => {
  const { t } = useTranslationRef(homeTranslationRef);
  const portal = useApi(configApiRef).getString('app.title');
  const identityApi = useApi(identityApiRef);
  const createPage = useRouteRef(scaffolderPlugin.routes.root)?.();
  const searchPage = useRouteRef(searchPlugin.routes.root)?.();
  const navigate = useNavigate();
  const { value: profile } = useAsync(
    () => identityApi.getProfileInfo(),
    [identityApi],
  );
  const name = profile?.displayName?.split(' ')[0];

  return (
    <main>
      <Container className={styles.page}>
        <header className={styles.header}>
          <Text
            as="h1"
            variant={{ initial: 'title-small', sm: 'title-medium' }}
            weight="bold"
          >
            {profile &&
              t(`greeting.${partOfDay(new Date())}`, { name: name ?? portal })}
          </Text>
          <ButtonLink
            href={createPage}
            iconStart={<RiAddLine />}
            className={styles.create}
          >
            {t('create')}
          </ButtonLink>
          <div role="search" className={styles.search}>
            <SearchField
              aria-label={t('search.label', { portal })}
              placeholder={t('search.placeholder')}
              onSubmit={term =>
                navigate(`${searchPage}?query=${encodeURIComponent(term)}`)
              }
            />
          </div>
        </header>
        <div className={styles.columns}>
          <div className={styles.column}>
            {widgets.filter(isWide).map(({ node, component }) => (
              <div key={node.spec.id}>{component}</div>
            ))}
          </div>
          <div className={styles.column}>
            {widgets
              .filter(widget => !isWide(widget))
              .map(({ node, component }) => (
                <div key={node.spec.id}>{component}</div>
              ))}
          </div>
        </div>
      </Container>
    </main>
  );
};
