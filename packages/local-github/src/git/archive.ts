import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { GitRepository } from './GitRepository';
import { spawnGit } from './runGit';

export type ArchiveFormat = 'tar.gz' | 'zip';

/** A commit's files below one folder, streamed. */
export function archive(
  { gitDir }: GitRepository,
  format: ArchiveFormat,
  commit: string,
  folder: string,
): ReadableStream<Uint8Array> {
  const child = spawnGit(
    [
      'archive',
      `--format=${format === 'zip' ? 'zip' : 'tar'}`,
      `--prefix=${folder}/`,
      commit,
    ],
    { gitDir },
  );
  child.stdin.end();
  child.stderr.resume();
  child.on('error', error => child.stdout.destroy(error));
  const output =
    format === 'zip' ? child.stdout : child.stdout.pipe(createGzip());
  return Readable.toWeb(output) as ReadableStream<Uint8Array>;
}
