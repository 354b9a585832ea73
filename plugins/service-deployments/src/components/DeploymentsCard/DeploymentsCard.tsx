import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  Hint,
  Loaded,
  RowsSkeleton,
  RuledList,
} from '@internal/plugin-loading-react';
import { useEnvironments } from '../../hooks/useEnvironments';
import { serviceDeploymentsTranslationRef } from '../../translation';
import { EnvironmentRow } from './EnvironmentRow';

/** What is deployed where, since when, and how it is. */
export const DeploymentsCard = () => {
  const { t } = useTranslationRef(serviceDeploymentsTranslationRef);
  const { entity } = useEntity();
  const state = useEnvironments(entity);

  return (
    <EntityInfoCard
      title={t('title')}
      headerActions={
        state.value && (
          <Link href={state.value.actionsUrl}>{t('workflow')}</Link>
        )
      }
    >
      <Loaded
        state={state}
        what={t('title')}
        skeleton={<RowsSkeleton rows={2} />}
      >
        {({ environments }) =>
          environments.length === 0 ? (
            <Hint
              title={t('empty.title')}
              description={t('empty.description')}
            />
          ) : (
            <RuledList>
              {environments.map(environment => (
                <EnvironmentRow
                  key={environment.name}
                  entity={entity}
                  environment={environment}
                />
              ))}
            </RuledList>
          )
        }
      </Loaded>
    </EntityInfoCard>
  );
};
