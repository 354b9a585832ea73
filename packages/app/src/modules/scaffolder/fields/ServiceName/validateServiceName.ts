import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { goldenPathApiRef } from '../../api/GoldenPathApi';
import { readGithubOwner } from './readGithubOwner';

/** Holds the form back while the name cannot be had; a check that fails holds nobody back. */
export const validateServiceName: CustomFieldValidator<string> = async (
  name,
  field,
  { apiHolder, formData },
) => {
  const verdict = await apiHolder
    .get(goldenPathApiRef)
    ?.checkName({ name, owner: readGithubOwner(formData) })
    .catch(() => undefined);

  if (verdict?.status === 'invalid' || verdict?.status === 'taken') {
    field.addError(verdict.message);
  }
};
