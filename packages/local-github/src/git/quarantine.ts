import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GitRepository } from './GitRepository';
import { runGit } from './runGit';

/**
 * Unpacks what a push brings apart from the repository's own objects, so that
 * it can be judged before any of it is accepted.
 */
export async function withQuarantine<T>(
  { gitDir }: GitRepository,
  pack: Buffer,
  judge: (pushed: GitRepository) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(gitDir, 'quarantine-'));
  try {
    await mkdir(join(directory, 'pack'));
    const env = {
      GIT_OBJECT_DIRECTORY: directory,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: join(gitDir, 'objects'),
    };
    if (pack.length > 0) {
      await runGit(['unpack-objects', '-q'], { gitDir, env, input: pack });
    }
    return await judge(new GitRepository(gitDir, env));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
