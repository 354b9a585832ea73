import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { permissionOf } from '../auth/permissions';
import { DomainEvents } from '../events';
import { GitStorage } from '../git/GitStorage';
import { packageRoot } from '../packageRoot';
import { Store } from '../store/Store';
import { plantSeed } from './plantSeed';
import { readSeed, Seed, seedSchema } from './Seed';

describe('the seed', () => {
  let folder: string;
  let store: Store;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'local-github-seed-'));
    store = await Store.open(join(folder, 'github.sqlite'), () => new Date());
  });

  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  const plant = async (seed: Seed) =>
    plantSeed(
      {
        store,
        git: await GitStorage.open(join(folder, 'repositories')),
        events: new DomainEvents(),
        clock: () => new Date(),
      },
      seedSchema.parse(seed),
    );

  it('of this package makes Larkspur, its squads and its webhook', async () => {
    await plant(await readSeed(join(packageRoot, 'seed.yaml')));

    const larkspur = await store.accounts.findOrganization('larkspur');
    const id = larkspur?.id ?? 0;
    expect(await store.memberships.listMembers(id)).toHaveLength(9);
    expect((await store.teams.list(id)).map(({ slug }) => slug)).toEqual([
      'platform',
      'storefront',
      'payments',
      'fulfilment',
    ]);
    expect(await store.hooks.list({ organizationId: id })).toMatchObject([
      { url: 'http://localhost:7007/api/events/http/github', events: ['*'] },
    ]);
    const visitor = await store.accounts.findUser('noor-visitor');
    expect(await store.memberships.listOfUser(visitor?.id ?? 0)).toEqual([]);
  });

  it('of this package has a place where squads ask the platform team', async () => {
    const seed = await readSeed(join(packageRoot, 'seed.yaml'));
    await plant(seed);
    const platform = await store.repositories.find('larkspur', 'platform');
    if (!platform) {
      throw new Error('There is no such place');
    }
    expect(platform.sizeKb).toBeGreaterThan(0);
    expect(await store.labels.find(platform.id, 'support')).toMatchObject({
      color: 'c5def5',
    });
    const permission = async (login: string) => {
      const user = await store.accounts.findUser(login);
      return permissionOf({ store }, platform, user?.id);
    };
    expect(await permission('lena-fischer')).toBe('triage');
    expect(await permission('jonas-lind')).toBe('maintain');

    await store.repositories.delete(platform.id);
    await plant(seed);
    expect(
      await store.repositories.find('larkspur', 'platform'),
    ).toBeUndefined();
  });

  it('brings only what is new at a later start', async () => {
    const seed = {
      users: [{ login: 'ada' }, { login: 'ben' }],
      organizations: [{ login: 'acme', owners: ['ada'], members: ['ben'] }],
    };
    await plant(seed);
    const acme = await store.accounts.findOrganization('acme');
    const ben = await store.accounts.findUser('ben');
    await store.memberships.remove(acme?.id ?? 0, ben?.id ?? 0);

    await plant({ ...seed, users: [...seed.users, { login: 'eve' }] });

    expect(await store.accounts.findUser('eve')).toBeDefined();
    expect(await store.memberships.listMembers(acme?.id ?? 0)).toMatchObject([
      { login: 'ada' },
    ]);
  });

  it('cannot give a user and an organization the same name', async () => {
    await expect(
      plant({
        users: [{ login: 'Acme' }],
        organizations: [{ login: 'acme', owners: ['Acme'] }],
      }),
    ).rejects.toThrow(/'acme' is taken/);
  });

  it('is refused by the place where it is wrong', async () => {
    const file = join(folder, 'seed.yaml');
    await writeFile(
      file,
      'organizations:\n  - login: no spaces\n    owners: []\n',
    );

    await expect(readSeed(file)).rejects.toThrow(
      /expected letters, digits and single hyphens[^]*organizations\[0\]\.login/,
    );
  });
});
