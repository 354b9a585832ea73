import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Requester } from '@internal/plugin-platform-metrics-common';
import { aGroup, aService, aUser } from '../__testUtils__/entities';
import {
  createTestDatabases,
  openTestDatabase,
} from '../__testUtils__/openTestDatabase';
import { aRepository, aSupportRequest } from '../__testUtils__/reports';
import { CatalogReader } from './CatalogReader';
import { OwnershipSync } from './OwnershipSync';

const databases = createTestDatabases();

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('ownership on %s', databaseId => {
  async function aPortal() {
    const stores = await openTestDatabase(await databases.init(databaseId));
    const onChange = jest.fn();
    let entities: Entity[] = [];
    const sync = async () => {
      const ownership = new OwnershipSync({
        ...stores,
        catalog: new CatalogReader({
          auth: mockServices.auth(),
          catalog: catalogServiceMock({ entities }),
        }),
        settings: { squadTypes: ['squad'], leadAnnotation: 'wheelhouse/lead' },
        onChange,
      });
      await ownership.run();
      return ownership;
    };
    return {
      ...stores,
      onChange,
      sync,
      inCatalog: (...present: Entity[]) => {
        entities = present;
      },
      reports: (...repositories: string[]) =>
        stores.facts.record(
          repositories.map(repository =>
            aRepository({
              externalId: repository,
              repository: { repository, repositoryId: repository },
            }),
          ),
        ),
      asks: (requester: Requester[], id = '1') =>
        stores.facts.record([aSupportRequest({ externalId: id, requester })]),
      service: async () => (await stores.services.readServices(-1))[0],
      unassigned: () => stores.supportRequests.countUnassigned(),
    };
  }

  it('gives a service its owner, its system and its way into the world', async () => {
    const { inCatalog, reports, service, sync } = await aPortal();
    await reports('Larkspur/Billing');
    inCatalog(
      aGroup('payments'),
      aService('billing', {
        title: 'Billing',
        owner: 'payments',
        system: 'checkout',
        annotations: {
          'github.com/project-slug': 'larkspur/billing',
          'backstage.io/source-template': 'template:default/microservice',
        },
      }),
    );

    await sync();

    expect(await service()).toMatchObject({
      entityRef: 'component:default/billing',
      title: 'Billing',
      squad: 'group:default/payments',
      system: 'system:default/checkout',
      isGoldenPath: true,
    });
  });

  it('knows squads by their title and their lead', async () => {
    const { inCatalog, services, sync } = await aPortal();
    inCatalog(
      aGroup('payments', {
        title: 'Payments',
        annotations: { 'wheelhouse/lead': 'priya-raman' },
      }),
      aGroup('storefront', {
        annotations: { 'wheelhouse/lead': 'no ref at all : /' },
      }),
      aGroup('platform', { type: 'team' }),
    );

    await sync();

    expect(await services.readSquads()).toEqual([
      {
        ref: 'group:default/payments',
        title: 'Payments',
        lead: 'user:default/priya-raman',
      },
      { ref: 'group:default/storefront', title: 'storefront' },
    ]);
  });

  it('knows whether the catalog has any squad', async () => {
    const { inCatalog, sync } = await aPortal();
    expect((await sync()).hasSquads()).toBe(false);
    inCatalog(aGroup('payments'));
    expect((await sync()).hasSquads()).toBe(true);
  });

  it('goes up from the owner to the nearest squad', async () => {
    const { inCatalog, reports, service, sync } = await aPortal();
    await reports('larkspur/billing');
    inCatalog(
      aGroup('larkspur', { type: 'organization', parent: 'cards' }),
      aGroup('payments', { parent: 'larkspur' }),
      aGroup('cards', { type: 'pair', parent: 'payments' }),
      aService('billing', { owner: 'cards' }),
    );

    await sync();

    expect((await service()).squad).toBe('group:default/payments');
  });

  it('gives what a team above squads owns to no squad, round in circles as well', async () => {
    const { inCatalog, reports, service, sync } = await aPortal();
    await reports('larkspur/billing');
    inCatalog(
      aGroup('payments', { parent: 'larkspur' }),
      aGroup('larkspur', { type: 'organization', parent: 'europe' }),
      aGroup('europe', { type: 'organization', parent: 'larkspur' }),
      aService('billing', { owner: 'larkspur' }),
    );

    await sync();

    expect(await service()).toMatchObject({
      entityRef: 'component:default/billing',
      squad: undefined,
    });
  });

  it('finds repositories that are not on GitHub by an annotation of its own', async () => {
    const { inCatalog, reports, service, sync } = await aPortal();
    await reports('demonstration/quotes');
    inCatalog(
      aService('quotes', {
        annotations: { 'platform-metrics/repository': 'demonstration/quotes' },
      }),
    );

    await sync();

    expect((await service()).entityRef).toBe('component:default/quotes');
  });

  it('goes by the service where several components are in one repository', async () => {
    const { inCatalog, reports, service, sync } = await aPortal();
    await reports('larkspur/billing');
    const annotations = { 'github.com/project-slug': 'larkspur/billing' };
    inCatalog(
      aService('a-library', { annotations, type: 'library' }),
      aService('billing-worker', { annotations }),
      aService('billing', { annotations }),
    );

    await sync();

    expect((await service()).entityRef).toBe('component:default/billing');
  });

  it('keeps a service without its entity as unregistered', async () => {
    const { inCatalog, reports, service, sync } = await aPortal();
    await reports('larkspur/billing');
    inCatalog(aGroup('payments'), aService('billing', { owner: 'payments' }));
    await sync();

    inCatalog(aGroup('payments'));
    await sync();

    const { entityRef, repository, squad } = await service();
    expect({ entityRef, repository, squad }).toEqual({
      entityRef: undefined,
      repository: 'larkspur/billing',
      squad: undefined,
    });
  });

  it('tells of changes, and of nothing where there are none', async () => {
    const { inCatalog, onChange, reports, sync } = await aPortal();
    await reports('larkspur/billing');
    inCatalog(aGroup('payments'), aService('billing', { owner: 'payments' }));

    await sync();
    await sync();
    expect(onChange).toHaveBeenCalledTimes(1);

    inCatalog(
      aGroup('payments'),
      aGroup('storefront'),
      aService('billing', { owner: 'storefront' }),
    );
    await sync();
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it.each<[string, Requester]>([
    ['Slack id', { by: 'slack-user', value: 'U012AB3CD' }],
    ['GitHub login', { by: 'github-login', value: 'Priya-Raman' }],
    ['address', { by: 'email', value: 'Priya@Larkspur.example' }],
    ['entity', { by: 'entity', value: 'user:default/priya' }],
  ])('finds the squad of who asked by the %s', async (_, requester) => {
    const { asks, inCatalog, onChange, sync, unassigned } = await aPortal();
    await asks([requester]);
    inCatalog(
      aGroup('payments'),
      aUser('priya', {
        annotations: {
          'slack.com/user-id': 'U012AB3CD',
          'github.com/user-login': 'priya-raman',
        },
        email: 'priya@larkspur.example',
        memberOf: ['payments'],
      }),
    );

    await sync();

    expect(await unassigned()).toBe(0);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('leaves a request to people where who asked is in no squad, or in several', async () => {
    const { asks, inCatalog, sync, unassigned, supportRequests } =
      await aPortal();
    await asks([{ by: 'entity', value: 'user:default/nobody' }], '1');
    await asks([{ by: 'entity', value: 'user:default/everybody' }], '2');
    inCatalog(
      aGroup('payments'),
      aGroup('storefront'),
      aGroup('platform', { type: 'team' }),
      aUser('nobody', { memberOf: ['platform'] }),
      aUser('everybody', { memberOf: ['payments', 'storefront'] }),
    );

    await sync();

    expect(await unassigned()).toBe(2);
    expect(await supportRequests.listUnknownRequesters()).toEqual([]);
  });

  it('finds nobody by what two people share, but by what else is known', async () => {
    const { asks, inCatalog, sync, unassigned } = await aPortal();
    const email = 'payments@larkspur.example';
    await asks([{ by: 'email', value: email }], '1');
    await asks(
      [
        { by: 'email', value: email },
        { by: 'github-login', value: 'ada' },
      ],
      '2',
    );
    inCatalog(
      aGroup('payments'),
      aUser('ada', {
        email,
        memberOf: ['payments'],
        annotations: { 'github.com/user-login': 'ada' },
      }),
      aUser('grace', { email, memberOf: ['payments'] }),
    );

    await sync();

    expect(await unassigned()).toBe(1);
  });

  it('finds a requester later whom the catalog does not know yet', async () => {
    const { asks, inCatalog, sync, unassigned } = await aPortal();
    await asks([{ by: 'entity', value: 'user:default/ada' }]);
    inCatalog(aGroup('payments'));
    await sync();
    expect(await unassigned()).toBe(1);

    inCatalog(aGroup('payments'), aUser('ada', { memberOf: ['payments'] }));
    await sync();

    expect(await unassigned()).toBe(0);
  });
});
