import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { copyContext } from './copyContext';

describe('copyContext', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'context-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** What is copied of files with these paths. */
  async function copied(ignore: string, paths: string[]): Promise<string[]> {
    const from = join(folder, 'from');
    for (const path of ['.dockerignore', ...paths]) {
      await mkdir(dirname(join(from, path)), { recursive: true });
      await writeFile(join(from, path), path === '.dockerignore' ? ignore : '');
    }
    const to = join(folder, 'to');
    await mkdir(to);
    await copyContext(from, to);
    const entries = await readdir(to, { recursive: true, withFileTypes: true });
    return entries
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(to.length + 1))
      .filter(path => path !== '.dockerignore')
      .sort();
  }

  it('takes everything but history and installed packages', async () => {
    const paths = ['.git/HEAD', 'node_modules/a/index.js', 'a.js', 'b/c.js'];

    expect(await copied('', paths)).toEqual(['a.js', 'b/c.js']);
  });

  it.each([
    ['*\n!src/\n!package.json', ['package.json', 'src/a.test.ts', 'src/a.ts']],
    ['*\n!src/a.ts', ['src/a.ts']],
    ['# tests\n**/*.test.ts\n/docs/', ['package.json', 'src/a.ts']],
    ['src\n!src/a.ts', ['docs/x.md', 'package.json', 'src/a.ts']],
    ['!src\nsrc', ['docs/x.md', 'package.json']],
  ])('reads %j as Docker does', async (ignore, expected) => {
    const paths = ['docs/x.md', 'package.json', 'src/a.ts', 'src/a.test.ts'];

    expect(await copied(ignore, paths)).toEqual(expected);
  });
});
