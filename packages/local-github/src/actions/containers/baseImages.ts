import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The images that a folder's Dockerfile starts from, without its own earlier
 * stages, and without those that arguments of the build name.
 */
export async function readBaseImages(folder: string): Promise<string[]> {
  const file = join(folder, 'Dockerfile');
  const dockerfile = await readFile(file, 'utf8').catch(cause => {
    throw new Error('There is no Dockerfile to build', { cause });
  });
  const stages = new Set<string>(['scratch']);
  const images = new Set<string>();
  for (const [, image, , stage] of dockerfile.matchAll(
    /^\s*FROM\s+(?:--\S+\s+)*(\S+)(\s+AS\s+(\S+))?/gim,
  )) {
    if (!stages.has(image) && !image.includes('$')) {
      images.add(image);
    }
    if (stage) {
      stages.add(stage);
    }
  }
  return [...images];
}
