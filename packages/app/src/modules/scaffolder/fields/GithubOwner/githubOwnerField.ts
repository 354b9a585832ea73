import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { GithubOwner } from './GithubOwner';

export const githubOwnerField = createFormField({
  name: 'GithubOwner',
  component: GithubOwner,
  schema: makeFieldSchema({ output: zod => zod.string() }),
});
