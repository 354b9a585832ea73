import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Repository } from '../store/RepositoryStore';
import { GitRepository } from './GitRepository';
import { runGit } from './runGit';

/** The first git that lets one name a new repository's branch. */
const OLDEST_GIT = [2, 28];

/**
 * The bare repositories on disk. Each lives under its id, so that a rename
 * moves nothing.
 */
export class GitStorage {
  readonly #directory: string;

  static async open(directory: string): Promise<GitStorage> {
    await assertGitFits();
    await mkdir(directory, { recursive: true });
    return new GitStorage(directory);
  }

  private constructor(directory: string) {
    this.#directory = directory;
  }

  async create({
    id,
    defaultBranch,
  }: Pick<Repository, 'id' | 'defaultBranch'>): Promise<void> {
    const gitDir = this.#pathOf(id);
    await runGit([
      'init',
      '--quiet',
      '--bare',
      '--template=',
      `--initial-branch=${defaultBranch}`,
      gitDir,
    ]);
  }

  of({ id }: Pick<Repository, 'id'>): GitRepository {
    return new GitRepository(this.#pathOf(id));
  }

  async delete({ id }: Pick<Repository, 'id'>): Promise<void> {
    await rm(this.#pathOf(id), { recursive: true, force: true, maxRetries: 3 });
  }

  #pathOf(id: number): string {
    return join(this.#directory, `${id}.git`);
  }
}

async function assertGitFits(): Promise<void> {
  const output = await runGit(['version']).catch(error => {
    throw new Error(`Cannot run git: ${error.message}. Is it on the PATH?`);
  });
  const found = /(\d+)\.(\d+)/.exec(output.toString('utf8'));
  const [major, minor] = found?.slice(1).map(Number) ?? [0, 0];
  const [oldestMajor, oldestMinor] = OLDEST_GIT;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    throw new Error(
      `git ${major}.${minor} is too old: ${OLDEST_GIT.join('.')} or newer is needed`,
    );
  }
}
