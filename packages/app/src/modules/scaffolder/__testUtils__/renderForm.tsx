import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonObject } from '@backstage/types';
import { type GoldenPathApi, goldenPathApiRef } from '../api/GoldenPathApi';
import { GithubOwner } from '../fields/GithubOwner/GithubOwner';
import { OwningSquad } from '../fields/OwningSquad/OwningSquad';
import { ServiceName } from '../fields/ServiceName/ServiceName';
import { validateServiceName } from '../fields/ServiceName/validateServiceName';

const extensions: FieldExtensionOptions<string>[] = [
  {
    name: 'ServiceName',
    component: ServiceName,
    validation: validateServiceName,
  },
  { name: 'OwningSquad', component: OwningSquad },
  { name: 'GithubOwner', component: GithubOwner },
];

export const larkspur: GoldenPathApi = {
  checkName: async ({ name }) => ({
    status: 'free',
    message: `'${name}' is free`,
  }),
  listChoices: async () => ({
    githubHost: 'github.example',
    owners: ['larkspur', 'wheelhouse-bot'],
    squads: [
      { entityRef: 'group:default/payments', title: 'Payments' },
      { entityRef: 'group:default/storefront', title: 'Storefront' },
    ],
  }),
};

/** The scaffolder's own form with the given properties, on a golden path that answers as told. */
export function renderForm(
  properties: Record<string, JsonObject>,
  api: Partial<GoldenPathApi> = {},
) {
  // The form scrolls up on each step; jsdom has nothing to scroll.
  jest.spyOn(window, 'scrollTo').mockImplementation(() => {});

  return renderInTestApp(
    <Stepper
      manifest={{
        title: 'New service',
        steps: [
          {
            title: 'Your service',
            schema: {
              type: 'object',
              required: Object.keys(properties),
              properties,
            },
          },
        ],
      }}
      extensions={extensions}
      formProps={{ EXPERIMENTAL_theme: 'bui' }}
      onCreate={async () => {}}
    />,
    { apis: [[goldenPathApiRef, { ...larkspur, ...api }]] },
  );
}
