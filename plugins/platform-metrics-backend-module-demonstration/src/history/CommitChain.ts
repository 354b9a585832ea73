import { createHash } from 'node:crypto';
import { type Moment, SOURCE } from './Moment';

/** The default branch of an invented repository: one commit after the other. */
export class CommitChain {
  private readonly shas: string[];

  constructor(
    private readonly repository: string,
    private readonly createdAt: number,
  ) {
    this.shas = [this.sha(0)];
  }

  get head(): string {
    return this.shas[this.shas.length - 1];
  }

  /** What the repository was created with. */
  firstCommit(): Moment[] {
    return [this.report(this.head, [], this.createdAt, this.createdAt)];
  }

  /** Adds a commit that was written at one moment and got to the branch at another. */
  commit(options: {
    authoredAt: number;
    mergedAt: number;
    reverts?: string;
  }): Moment {
    const parent = this.head;
    const sha = this.sha(this.shas.length);
    this.shas.push(sha);
    const { mergedAt, reverts } = options;
    const authoredAt = Math.max(options.authoredAt, this.createdAt);
    return this.report(sha, [parent], authoredAt, mergedAt, reverts);
  }

  private report(
    sha: string,
    parents: string[],
    authoredAt: number,
    at: number,
    reverts?: string,
  ): Moment {
    return {
      at,
      report: {
        kind: 'change',
        source: SOURCE,
        externalId: `${this.repository}@${sha}`,
        reportedAt: at,
        repository: { repository: this.repository },
        sha,
        parents,
        authoredAt,
        ...(reverts && { reverts }),
      },
    };
  }

  private sha(index: number): string {
    return createHash('sha1')
      .update(`${this.repository}@${index}`)
      .digest('hex');
  }
}
