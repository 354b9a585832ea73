import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { OwningSquad } from './OwningSquad';

export const owningSquadField = createFormField({
  name: 'OwningSquad',
  component: OwningSquad,
  schema: makeFieldSchema({ output: zod => zod.string() }),
});
