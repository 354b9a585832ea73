import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './workspace.mjs';

/**
 * A hash of what the given files and folders contain. Time stamps play no part:
 * a fresh clone and a switched branch change them without changing anything.
 */
export function fingerprint(paths, { skip = () => false, salt = '' } = {}) {
  const hash = createHash('sha256').update(salt);
  for (const path of paths.flatMap(entry => filesUnder(entry, skip)).sort()) {
    hash.update(`\0${relative(root, path)}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function filesUnder(path, skip) {
  if (skip(path)) {
    return [];
  }
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  return readdirSync(path).flatMap(name => filesUnder(join(path, name), skip));
}
