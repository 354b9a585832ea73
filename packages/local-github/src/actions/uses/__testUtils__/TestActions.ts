import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TestJob } from '../../steps/__testUtils__/TestJob';
import { StepResult } from '../../steps/StepResult';
import { ActionStep } from '../ActionStep';
import { runActionStep } from '../runActionStep';

const AUTHOR = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_CONFIG_GLOBAL: '/dev/null',
};

/** A job of a repository `acme/shop`, to run actions in. */
export class TestActions {
  readonly job: TestJob;
  readonly gitDir: string;
  readonly #source: string;

  static async create(): Promise<TestActions> {
    const actions = new TestActions(await TestJob.create());
    await mkdir(actions.#source);
    actions.inSource('init', '--quiet', '--initial-branch=main');
    return actions;
  }

  private constructor(job: TestJob) {
    this.job = job;
    this.gitDir = join(job.folder, 'shop.git');
    this.#source = join(job.folder, 'source');
  }

  /** Runs git where commits are made, and answers what it printed. */
  inSource(...args: string[]): string {
    return git(this.#source, ...args);
  }

  /** Commits a file, brings it to the bare repository, and answers the commit. */
  async commit(path: string, content: string): Promise<string> {
    const file = join(this.#source, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    this.inSource('add', '.');
    this.inSource('commit', '--quiet', '--message', `Write ${path}`);
    this.mirror();
    return this.inSource('rev-parse', 'HEAD');
  }

  /** Makes the bare repository the same as the source. */
  mirror(): void {
    git(this.job.folder, 'init', '--quiet', '--bare', this.gitDir);
    this.inSource('push', '--quiet', '--mirror', this.gitDir);
  }

  inWorkspace(...args: string[]): string {
    return git(this.job.workspace, ...args);
  }

  uses(
    uses: string,
    inputs: Record<string, string> = {},
    options: Partial<ActionStep> = {},
  ): Promise<StepResult> {
    this.job.log = '';
    return runActionStep({
      ...this.job.context,
      uses,
      inputs,
      repository: {
        fullName: 'acme/shop',
        gitDir: this.gitDir,
        defaultBranch: 'main',
        serverUrl: 'http://localhost:7008',
      },
      ref: 'refs/heads/main',
      sha: this.inSource('rev-parse', 'HEAD'),
      token: 'ghs_of_the_job',
      toolCache: join(this.job.folder, 'tools'),
      ...options,
    });
  }
}

function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd: folder,
    env: { PATH: process.env.PATH, ...AUTHOR },
    encoding: 'utf8',
  }).trim();
}
