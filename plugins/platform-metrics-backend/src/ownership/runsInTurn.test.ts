import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { aGroup } from '../__testUtils__/entities';
import { CatalogReader } from './CatalogReader';
import { OwnershipSync } from './OwnershipSync';

function anOwnershipSync() {
  const catalog = new CatalogReader({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({ entities: [] }),
  });
  const happened: string[] = [];
  const answers = ['payments', 'storefront'].values();
  const groups = jest.spyOn(catalog, 'groups').mockImplementation(async () => {
    const { value } = answers.next();
    happened.push(`${value} is read`);
    return [aGroup(value ?? 'none')];
  });
  const sync = new OwnershipSync({
    catalog,
    ownership: {
      applyOwnership: async ({ squads: [squad] }) => {
        happened.push(`${squad.title} is applied`);
        return { isChanged: false };
      },
    },
    supportRequests: {
      listUnknownRequesters: async () => [],
      saveRequesters: async () => ({ isChanged: false }),
    },
    settings: { squadTypes: ['squad'], leadAnnotation: 'wheelhouse/lead' },
    onChange: () => {},
  });
  return { groups, happened, sync };
}

it('applies what it read before it reads again, so that the newest answer stays', async () => {
  const { happened, sync } = anOwnershipSync();

  await Promise.all([sync.run(), sync.run()]);

  expect(happened).toEqual([
    'payments is read',
    'payments is applied',
    'storefront is read',
    'storefront is applied',
  ]);
});

it('runs in turn after a run that failed', async () => {
  const { groups, happened, sync } = anOwnershipSync();
  groups.mockRejectedValueOnce(new Error('The catalog is down'));

  const runs = await Promise.allSettled([sync.run(), sync.run()]);

  expect(runs.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(happened).toEqual(['payments is read', 'payments is applied']);
});
