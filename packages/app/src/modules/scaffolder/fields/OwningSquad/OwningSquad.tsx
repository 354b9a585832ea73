import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { goldenPathTranslationRef } from '../../translation';
import { ChoiceField } from '../ChoiceField';
import { useServiceChoices } from '../useServiceChoices';

/** Offers one's own squads; to the platform team, all. Who has but one gets it chosen. */
export const OwningSquad = (props: FieldExtensionComponentProps<string>) => {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const { value, loading, error } = useServiceChoices();
  const options = value?.squads.map(({ entityRef, title }) => ({
    value: entityRef,
    label: title,
  }));

  return (
    <ChoiceField
      field={props}
      choices={{ loading, error, options }}
      suggestion={options?.length === 1 ? options[0].value : undefined}
      loadingText={t('squad.loading')}
      emptyText={t('squad.none')}
    />
  );
};
