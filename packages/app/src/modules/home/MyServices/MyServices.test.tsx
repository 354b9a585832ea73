import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import techdocsPlugin from '@backstage/plugin-techdocs/alpha';
import { MyServices } from './MyServices';

const aService = ({
  name = 'card-vault',
  owner = 'group:default/payments',
  annotations = {},
}: {
  name?: string;
  owner?: string;
  annotations?: Record<string, string>;
} = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    namespace: 'default',
    name,
    uid: name,
    description: `What ${name} does`,
    annotations,
  },
  spec: { type: 'service', lifecycle: 'production' },
  relations: [{ type: 'ownedBy', targetRef: owner }],
});

const inPayments = ['user:default/priya-raman', 'group:default/payments'];

function renderMyServices({
  catalog = catalogApiMock({ entities: [] }),
  ownershipEntityRefs = inPayments,
}: {
  catalog?: ReturnType<typeof catalogApiMock>;
  ownershipEntityRefs?: string[];
}) {
  renderInTestApp(<MyServices />, {
    apis: [catalog, mockApis.identity({ ownershipEntityRefs })],
    config: {
      app: { baseUrl: 'http://portal.test' },
      backend: { baseUrl: 'http://portal.test' },
      integrations: { github: [{ host: 'github.larkspur.example' }] },
    },
    mountedRoutes: {
      '/catalog': catalogPlugin.routes.catalogIndex,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/create': scaffolderPlugin.routes.root,
      '/docs/:namespace/:kind/:name': techdocsPlugin.routes.docRoot,
    },
  });
}

describe('MyServices', () => {
  it('lists what the squads of a person own, and only that', async () => {
    renderMyServices({
      catalog: catalogApiMock({
        entities: [
          aService({ name: 'card-vault' }),
          aService({ name: 'shop-web', owner: 'group:default/storefront' }),
          aService({ name: 'payment-gateway' }),
        ],
      }),
    });

    const [first, second, ...others] = await screen.findAllByRole('listitem');
    expect(first).toHaveTextContent('card-vault');
    expect(first).toHaveTextContent('What card-vault does');
    expect(second).toHaveTextContent('payment-gateway');
    expect(others).toEqual([]);
  });

  it('leads to the page, the docs and the repository of a service', async () => {
    renderMyServices({
      catalog: catalogApiMock({
        entities: [
          aService({
            annotations: {
              'backstage.io/techdocs-ref': 'dir:.',
              'backstage.io/source-location':
                'url:https://github.larkspur.example/larkspur/card-vault/tree/main/',
            },
          }),
        ],
      }),
    });

    const row = within(await screen.findByRole('listitem'));
    expect(row.getByRole('link', { name: 'card-vault' })).toHaveAttribute(
      'href',
      '/catalog/default/component/card-vault',
    );
    expect(
      row.getByRole('link', { name: 'Docs of card-vault' }),
    ).toHaveAttribute('href', '/docs/default/component/card-vault');
    expect(
      row.getByRole('link', { name: 'Repository of card-vault' }),
    ).toHaveAttribute(
      'href',
      'https://github.larkspur.example/larkspur/card-vault/tree/main/',
    );
  });

  it('offers no docs and no repository that do not exist', async () => {
    renderMyServices({ catalog: catalogApiMock({ entities: [aService()] }) });

    const row = within(await screen.findByRole('listitem'));
    expect(row.getAllByRole('link')).toHaveLength(1);
  });

  it('shows the first eight and leads to all of them', async () => {
    renderMyServices({
      catalog: catalogApiMock({
        entities: Array.from({ length: 9 }, (_, n) =>
          aService({ name: `service-${n}` }),
        ),
      }),
    });

    expect(await screen.findAllByRole('listitem')).toHaveLength(8);
    expect(
      screen.getByRole('link', { name: 'All 9 in the catalog' }),
    ).toHaveAttribute('href', '/catalog');
  });

  it('offers to create a service to a squad that has none', async () => {
    renderMyServices({});

    expect(
      await screen.findByText('Your squads own no service yet'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Create a service' }),
    ).toHaveAttribute('href', '/create');
  });

  it('tells a person without a squad why the list is empty', async () => {
    renderMyServices({ ownershipEntityRefs: ['user:default/noor-visitor'] });

    expect(
      await screen.findByText('You are in no squad yet'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open the catalog' }),
    ).toHaveAttribute('href', '/catalog');
  });

  it('shows that it is loading', async () => {
    const catalog = catalogApiMock({ entities: [] });
    jest.spyOn(catalog, 'queryEntities').mockReturnValue(new Promise(() => {}));
    renderMyServices({ catalog });

    expect(await screen.findByRole('status')).toHaveAttribute(
      'aria-busy',
      'true',
    );
  });

  it('says what went wrong and tries again when asked', async () => {
    const catalog = catalogApiMock({ entities: [aService()] });
    jest
      .spyOn(catalog, 'queryEntities')
      .mockRejectedValueOnce(new Error('The catalog is not ready'));
    renderMyServices({ catalog });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The catalog is not ready',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('listitem')).toHaveTextContent('card-vault');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
