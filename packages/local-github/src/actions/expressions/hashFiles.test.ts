import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hashFiles } from './hashFiles';

/** What GitHub documents: the hash of the hashes, in the order of the files. */
function hashOf(...contents: string[]): string {
  const all = createHash('sha256');
  for (const content of contents) {
    all.update(createHash('sha256').update(content).digest());
  }
  return all.digest('hex');
}

describe('hashFiles', () => {
  let workspace: string;

  beforeEach(async () => {
    workspace = await mkdtemp(join(tmpdir(), 'hash-files-'));
    for (const path of [
      'package-lock.json',
      'a/package-lock.json',
      'a/b/package-lock.json',
      'a/b/notes.txt',
      'node_modules/x/package-lock.json',
      '.hidden/notes.txt',
    ]) {
      await mkdir(dirname(join(workspace, path)), { recursive: true });
      await writeFile(join(workspace, path), path);
    }
  });

  afterEach(() => rm(workspace, { recursive: true }));

  it('hashes every file that matches, in the order of its folders', async () => {
    expect(await hashFiles(workspace, ['**/package-lock.json'])).toBe(
      hashOf(
        'a/b/package-lock.json',
        'a/package-lock.json',
        'node_modules/x/package-lock.json',
        'package-lock.json',
      ),
    );
  });

  it('leaves out what a later pattern with an exclamation mark matches', async () => {
    expect(
      await hashFiles(workspace, ['**/package-lock.json', '!node_modules/**']),
    ).toBe(
      hashOf(
        'a/b/package-lock.json',
        'a/package-lock.json',
        'package-lock.json',
      ),
    );
  });

  it('takes a folder for all that is in it, hidden files too', async () => {
    expect(await hashFiles(workspace, ['a/b'])).toBe(
      hashOf('a/b/notes.txt', 'a/b/package-lock.json'),
    );
    expect(await hashFiles(workspace, ['.hidden/'])).toBe(
      hashOf('.hidden/notes.txt'),
    );
  });

  it('goes through the patterns in their order, and through no folder twice', async () => {
    expect(
      await hashFiles(workspace, ['node_modules/**', 'a/b/**', 'a/**']),
    ).toBe(
      hashOf(
        'node_modules/x/package-lock.json',
        'a/b/notes.txt',
        'a/b/package-lock.json',
        'a/package-lock.json',
      ),
    );
  });

  it('takes patterns from several lines, without comments', async () => {
    expect(
      await hashFiles(workspace, ['# lock files\npackage-lock.json\n\n']),
    ).toBe(hashOf('package-lock.json'));
  });

  it('takes patterns that begin with the path of the workspace', async () => {
    expect(await hashFiles(workspace, [`${workspace}/a/b/*.txt`])).toBe(
      hashOf('a/b/notes.txt'),
    );
  });

  it('follows links to files, and none to folders', async () => {
    await symlink('../a', join(workspace, '.hidden/folder'));
    await symlink('../package-lock.json', join(workspace, '.hidden/file'));

    expect(await hashFiles(workspace, ['.hidden/**'])).toBe(
      hashOf('package-lock.json', '.hidden/notes.txt'),
    );
  });

  it('is empty where nothing matches, and nothing outside of the workspace does', async () => {
    expect(await hashFiles(workspace, ['*.lock'])).toBe('');
    expect(await hashFiles(workspace, [tmpdir()])).toBe('');
  });

  it('takes no pattern that leads out of the workspace', async () => {
    await expect(hashFiles(workspace, ['../**'])).rejects.toThrow(
      "'../**' holds '..', which hashFiles does not take",
    );
  });
});
