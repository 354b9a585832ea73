import {
  type TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import { Text, type TextColorStatus, TextField } from '@backstage/ui';
import { goldenPathTranslationRef } from '../../translation';
import { readGithubOwner } from './readGithubOwner';
import { type NameCheck, useNameCheck } from './useNameCheck';

const COLORS = {
  free: 'success',
  invalid: 'danger',
  taken: 'danger',
  unchecked: 'warning',
} as const;

export const ServiceName = ({
  schema,
  uiSchema,
  idSchema,
  formData,
  formContext,
  rawErrors,
  errors,
  required,
  disabled,
  onChange,
}: FieldExtensionComponentProps<string>) => {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const check = useNameCheck(formData, readGithubOwner(formContext?.formData));
  const { color, text } = describe(check, t);

  return (
    <ScaffolderField
      rawErrors={rawErrors}
      rawDescription={uiSchema['ui:description'] ?? schema.description}
      required={required}
      disabled={disabled}
      errors={errors}
      help={
        <Text as="p" role="status" variant="body-small" color={color}>
          {text}
        </Text>
      }
    >
      <TextField
        id={idSchema.$id}
        name={idSchema.$id}
        label={schema.title}
        value={formData ?? ''}
        onChange={value => onChange(value || undefined)}
        isRequired={required}
        isDisabled={disabled}
        isInvalid={rawErrors?.length > 0 || color === 'danger'}
        autoComplete="off"
        spellCheck="false"
        maxLength={100}
        // The form validates, and says why: a browser's bubble would only block.
        validationBehavior="aria"
      />
    </ScaffolderField>
  );
};

function describe(
  check: NameCheck,
  t: TranslationFunction<(typeof goldenPathTranslationRef)['T']>,
): { color: TextColorStatus | 'secondary'; text?: string } {
  switch (check.state) {
    case 'empty':
      return { color: 'secondary' };
    case 'checking':
      return { color: 'secondary', text: t('name.checking') };
    case 'failed':
      return { color: 'warning', text: t('name.notChecked') };
    default:
      return {
        color: COLORS[check.verdict.status],
        text: check.verdict.message,
      };
  }
}
