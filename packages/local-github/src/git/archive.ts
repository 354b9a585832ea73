import { pipeline, Readable } from 'node:stream';
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
  if (format === 'zip') {
    return Readable.toWeb(child.stdout) as ReadableStream<Uint8Array>;
  }
  // Whoever ends early, client or git, ends the other too.
  const compressed = pipeline(child.stdout, createGzip(), () => {});
  return Readable.toWeb(compressed) as ReadableStream<Uint8Array>;
}
