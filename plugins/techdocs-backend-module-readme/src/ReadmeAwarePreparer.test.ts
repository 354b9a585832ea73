import type { Entity } from '@backstage/catalog-model';
import { ReadmeAwarePreparer } from './ReadmeAwarePreparer';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'card-vault' },
};

/** The etag that the repository is asked with. */
async function askedWith(
  etag: string | undefined,
  mkdocs: 'installed' | 'missing',
) {
  const prepare = jest.fn(async () => ({ preparedDir: '/tmp/x', etag: 'new' }));
  const preparer = new ReadmeAwarePreparer({
    isMkdocsInstalled: async () => mkdocs === 'installed',
    repositories: { prepare, shouldCleanPreparedDirectory: () => true },
  });
  await preparer.prepare(entity, { etag });
  expect(prepare).toHaveBeenCalledTimes(1);
  return (prepare.mock.calls as unknown[][])[0][1];
}

describe('ReadmeAwarePreparer', () => {
  it('builds a site made of a README anew once MkDocs has come', async () => {
    expect(await askedWith('readme:commit-1', 'installed')).toEqual({
      etag: undefined,
    });
  });

  it('does not build the same README twice', async () => {
    expect(await askedWith('readme:commit-1', 'missing')).toEqual({
      etag: 'commit-1',
    });
  });

  it.each(['installed', 'missing'] as const)(
    'leaves a site from MkDocs as it is, with MkDocs %s',
    async mkdocs => {
      expect(await askedWith('commit-1', mkdocs)).toEqual({ etag: 'commit-1' });
    },
  );

  it('asks without an etag for what was never built', async () => {
    expect(await askedWith(undefined, 'missing')).toEqual({ etag: undefined });
  });
});
