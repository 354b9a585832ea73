import { runGit } from './runGit';

/** One bare repository. */
export class GitRepository {
  readonly gitDir: string;

  constructor(gitDir: string) {
    this.gitDir = gitDir;
  }

  /** The commit (or other object) that a revision names. */
  async resolve(revision: string): Promise<string | undefined> {
    const output = await runGit(
      ['rev-parse', '--verify', '--quiet', '--end-of-options', revision],
      { gitDir: this.gitDir },
    ).catch(() => undefined);
    return output?.toString('utf8').trim();
  }
}
