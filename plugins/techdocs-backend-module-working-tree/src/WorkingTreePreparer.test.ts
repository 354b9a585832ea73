import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { WorkingTreePreparer } from './WorkingTreePreparer';

const repositories = {
  prepare: jest.fn(),
  shouldCleanPreparedDirectory: () => true,
};
const preparer = new WorkingTreePreparer({
  integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
  repositories,
});

const aSystem = (location: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: {
    name: 'wheelhouse',
    annotations: {
      'backstage.io/techdocs-ref': 'dir:.',
      'backstage.io/managed-by-location': location,
      'backstage.io/source-location': location,
    },
  },
});

describe('WorkingTreePreparer', () => {
  const tree = createMockDirectory({ mockOsTmpDir: true });
  const system = aSystem(`file:${tree.resolve('catalog-info.yaml')}`);

  beforeEach(() => {
    tree.setContent({
      'catalog-info.yaml': '',
      'mkdocs.yml': 'site_name: Wheelhouse',
      docs: { 'index.md': '# Hello', adr: { '0001.md': '# One' } },
      node_modules: { thing: { 'index.js': '' } },
    });
  });

  it('copies what MkDocs needs, and nothing else', async () => {
    const { preparedDir } = await preparer.prepare(system);

    expect(preparedDir).not.toBe(tree.path);
    expect(readdirSync(preparedDir).sort()).toEqual(['docs', 'mkdocs.yml']);
    expect(readFileSync(join(preparedDir, 'docs/adr/0001.md'), 'utf8')).toBe(
      '# One',
    );
  });

  it('follows the folder that the MkDocs file names', async () => {
    tree.addContent({
      'mkdocs.yml': 'docs_dir: handbook\nextra: !!python/name:x.y',
      handbook: { 'index.md': '# Handbook' },
    });

    const { preparedDir } = await preparer.prepare(system);

    expect(readdirSync(preparedDir).sort()).toEqual(['handbook', 'mkdocs.yml']);
  });

  it('refuses a folder outside of the tree', async () => {
    tree.addContent({ 'mkdocs.yml': 'docs_dir: ../../etc' });

    await expect(preparer.prepare(system)).rejects.toThrow(
      'Relative path is not allowed to refer to a directory outside its parent',
    );
  });

  it('does nothing while no file has changed', async () => {
    const { etag } = await preparer.prepare(system);

    await expect(preparer.prepare(system, { etag })).rejects.toMatchObject({
      name: 'NotModifiedError',
    });

    tree.addContent({ 'docs/adr/0002.md': '# Two' });

    await expect(preparer.prepare(system, { etag })).resolves.toMatchObject({
      etag: expect.not.stringContaining(etag),
    });
  });

  it('leaves what lies in a repository to the stock preparer', async () => {
    const fetched = { preparedDir: '/tmp/fetched', etag: 'sha' };
    repositories.prepare.mockResolvedValue(fetched);

    await expect(
      preparer.prepare(
        aSystem(
          'url:https://github.com/larkspur/wheelhouse/tree/main/catalog-info.yaml',
        ),
      ),
    ).resolves.toBe(fetched);
  });
});
