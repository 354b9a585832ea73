import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Repository } from '../store/RepositoryStore';
import { GitRepository } from './GitRepository';
import { runGit } from './runGit';

/**
 * The bare repositories on disk. Each lives under its id, so that a rename
 * moves nothing.
 */
export class GitStorage {
  readonly #directory: string;

  static async open(directory: string): Promise<GitStorage> {
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
