import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestVariables } from './manifestVariables';

describe('manifestVariables', () => {
  let workspace: string;

  beforeEach(async () => {
    workspace = await mkdtemp(join(tmpdir(), 'manifests-'));
  });

  afterEach(() => rm(workspace, { recursive: true, force: true }));

  async function write(folder: string, kustomization: string) {
    await mkdir(join(workspace, 'deploy', folder), { recursive: true });
    await writeFile(
      join(workspace, 'deploy', folder, 'kustomization.yaml'),
      kustomization,
    );
  }

  it('gives the literals of the base, as the overlay changes them', async () => {
    await write(
      'base',
      'configMapGenerator: [{ name: c, literals: [LOG_LEVEL=info, A=1] }]',
    );
    await write(
      'overlays/staging',
      'configMapGenerator: [{ name: c, literals: [LOG_LEVEL=debug, "B=\'x=y\'"] }]',
    );

    expect(await manifestVariables(workspace, 'staging')).toEqual({
      LOG_LEVEL: 'debug',
      A: '1',
      B: 'x=y',
    });
  });

  it('gives none where there are no manifests, or none of that name', async () => {
    expect(await manifestVariables(workspace, 'staging')).toEqual({});
    expect(await manifestVariables(workspace, '../../etc')).toEqual({});
  });

  it('names a file that it cannot read', async () => {
    await write('overlays/staging', 'configMapGenerator: [{ literals: 7 }]');

    await expect(manifestVariables(workspace, 'staging')).rejects.toThrow(
      'deploy/overlays/staging/kustomization.yaml: ',
    );
  });
});
