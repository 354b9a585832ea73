import { delimiter } from 'node:path';
import { chmod } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { isMkdocsInstalled } from './isMkdocsInstalled';

const program = process.platform === 'win32' ? 'mkdocs.exe' : 'mkdocs';

describe('isMkdocsInstalled', () => {
  const folder = createMockDirectory();
  const path = () => ['/nowhere', folder.path].join(delimiter);

  it('finds a program in any folder of the path', async () => {
    folder.setContent({ [program]: '' });
    await chmod(folder.resolve(program), 0o755);

    expect(await isMkdocsInstalled(path())).toBe(true);
  });

  it('finds nothing where there is nothing', async () => {
    folder.setContent({});

    expect(await isMkdocsInstalled(path())).toBe(false);
    expect(await isMkdocsInstalled('')).toBe(false);
  });
});
