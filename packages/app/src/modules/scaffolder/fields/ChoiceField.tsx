import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import { Alert, Select } from '@backstage/ui';
import { useEffect } from 'react';
import { goldenPathTranslationRef } from '../translation';

export interface ChoiceFieldProps {
  field: FieldExtensionComponentProps<string>;
  choices: {
    loading: boolean;
    error?: Error;
    options?: Array<{ value: string; label: string }>;
  };
  /** Chosen for those who have chosen nothing. */
  suggestion?: string;
  /** Shown while there is nothing to choose from yet. */
  loadingText: string;
  /** Shown where there is nothing to choose from at all. */
  emptyText?: string;
}

/** A field of the form that offers what the golden path allows. */
export const ChoiceField = ({
  field,
  choices,
  suggestion,
  loadingText,
  emptyText,
}: ChoiceFieldProps) => {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const { schema, uiSchema, idSchema, formData, rawErrors, onChange } = field;
  const options = choices.options ?? [];

  useEffect(() => {
    if (!formData && suggestion) onChange(suggestion);
  }, [formData, suggestion, onChange]);

  return (
    <ScaffolderField
      rawErrors={rawErrors}
      rawDescription={uiSchema['ui:description'] ?? schema.description}
      required={field.required}
      disabled={field.disabled}
      errors={field.errors}
    >
      <Select
        id={idSchema.$id}
        label={schema.title}
        options={options}
        value={formData ?? null}
        onChange={value => onChange(value ? String(value) : undefined)}
        placeholder={choices.loading ? loadingText : undefined}
        isRequired={field.required}
        isDisabled={field.disabled || choices.loading || !options.length}
        isInvalid={rawErrors?.length > 0}
      />
      {choices.error && (
        <Alert
          status="danger"
          icon
          title={t('choicesFailed', { reason: choices.error.message })}
        />
      )}
      {choices.options?.length === 0 && emptyText && (
        <Alert status="warning" icon title={emptyText} />
      )}
    </ScaffolderField>
  );
};
