import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { ServiceName } from './ServiceName';
import { validateServiceName } from './validateServiceName';

export const serviceNameField = createFormField({
  name: 'ServiceName',
  component: ServiceName,
  validation: validateServiceName,
  schema: makeFieldSchema({ output: zod => zod.string() }),
});
