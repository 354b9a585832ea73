import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { goldenPathTranslationRef } from '../../translation';
import { ChoiceField } from '../ChoiceField';
import { useServiceChoices } from '../useServiceChoices';

/** Offers the users and organizations that may own a repository, with the configured one chosen. */
export const GithubOwner = (props: FieldExtensionComponentProps<string>) => {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const { value, loading, error } = useServiceChoices();
  const options = value?.owners.map(owner => ({
    value: owner,
    label: `${value.githubHost}/${owner}`,
  }));

  return (
    <ChoiceField
      field={props}
      choices={{ loading, error, options }}
      suggestion={options?.[0]?.value}
      loadingText={t('owner.loading')}
    />
  );
};
