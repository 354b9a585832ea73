import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface NewCommit {
  message?: string;
  /** Of authoring and committing. */
  at: Date;
}

/** A repository of its own that is pushed with git, as people do. */
export class Checkout {
  private files = 0;

  static async of(remote: string): Promise<Checkout> {
    const directory = await mkdtemp(join(tmpdir(), 'platform-metrics-clone-'));
    const checkout = new Checkout(directory);
    await checkout.git('init', '--quiet', '--initial-branch=main');
    await checkout.git('remote', 'add', 'origin', remote);
    return checkout;
  }

  private constructor(private readonly directory: string) {}

  /** Answers its sha. */
  async commit({ message = 'Change files', at }: NewCommit): Promise<string> {
    this.files += 1;
    await writeFile(join(this.directory, `file-${this.files}`), message);
    await this.git('add', '--all');
    await this.gitAt(at, 'commit', '--quiet', '--message', message);
    return this.head();
  }

  async merge(branch: string, at: Date): Promise<string> {
    await this.gitAt(at, 'merge', '--quiet', '--no-ff', '--no-edit', branch);
    return this.head();
  }

  async git(...args: string[]): Promise<string> {
    return this.gitAt(new Date(), ...args);
  }

  async remove(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }

  private head(): Promise<string> {
    return this.git('rev-parse', 'HEAD');
  }

  private async gitAt(at: Date, ...args: string[]): Promise<string> {
    const person = { NAME: 'Ada', EMAIL: 'ada@larkspur.example' };
    const date = at.toISOString();
    const { stdout } = await run('git', args, {
      cwd: this.directory,
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: person.NAME,
        GIT_AUTHOR_EMAIL: person.EMAIL,
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: person.NAME,
        GIT_COMMITTER_EMAIL: person.EMAIL,
        GIT_COMMITTER_DATE: date,
      },
    });
    return stdout.trim();
  }
}
