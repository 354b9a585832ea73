import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Names a folder by what is in it: paths, contents, links, and what may be executed. */
export async function contentDigest(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const path of await listFiles(folder)) {
    const file = join(folder, path);
    const stats = await lstat(file);
    if (stats.isSymbolicLink()) {
      hash.update(`link ${path}\0${await readlink(file)}\0`);
    } else {
      const mode = stats.mode & 0o100 ? 'program' : 'file';
      hash.update(`${mode} ${path}\0${stats.size}\0`);
      await pipeline(createReadStream(file), async chunks => {
        for await (const chunk of chunks) {
          hash.update(chunk);
        }
      });
    }
  }
  return `sha256:${hash.digest('hex')}`;
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => !entry.isDirectory())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
