import type { FactReport } from '@internal/plugin-platform-metrics-common';
import { numberedId, reportedAt } from '../facts/identity';
import {
  kindsOf,
  labelsOf,
  toIssueReports,
  withdrawGoneIssue,
  withdrawIssue,
  type IssueKind,
} from '../facts/issue';
import { isGone } from '../github/GithubClient';
import { issueSchema, type GithubIssue } from '../github/objects';
import { apiPath, type Look } from './Look';

const KINDS: IssueKind[] = ['incident', 'support-request'];

/** The issues of a repository that count as something, as far as is known. */
export class ReportedIssues {
  private readonly seen = new Set<number>();

  static async read(look: Look): Promise<ReportedIssues> {
    const kindsByNumber = new Map<number, IssueKind[]>();
    const prefix = numberedId(look.repository, '');
    for (const kind of KINDS) {
      for (const id of await look.listReported(kind)) {
        // Support requests are listed of all repositories.
        if (id.startsWith(prefix)) {
          const number = Number(id.slice(prefix.length));
          const kinds = kindsByNumber.get(number) ?? [];
          kindsByNumber.set(number, [...kinds, kind]);
        }
      }
    }
    return new ReportedIssues(look, kindsByNumber);
  }

  private constructor(
    private readonly look: Look,
    private readonly kindsByNumber: ReadonlyMap<number, IssueKind[]>,
  ) {}

  markSeen({ number }: GithubIssue): void {
    this.seen.add(number);
  }

  unseen(): number[] {
    return [...this.kindsByNumber.keys()].filter(
      number => !this.seen.has(number),
    );
  }

  /** What an issue counts as no longer, since it lost its label. */
  withdrawals(issue: GithubIssue, readAt: number): FactReport[] {
    const { repository, settings } = this.look;
    const counted = kindsOf(repository, labelsOf(issue), settings);
    const at = reportedAt(issue.updated_at, readAt);
    return (this.kindsByNumber.get(issue.number) ?? [])
      .filter(kind => !counted.includes(kind))
      .map(kind => withdrawIssue(kind, repository, issue, settings, at));
  }

  /** Looks for one that is on no list: without label, old, moved or deleted. */
  async lookUp(number: number): Promise<FactReport[]> {
    const { client, repository, settings, now } = this.look;
    const path = apiPath(repository, `/issues/${number}`);
    try {
      const answer = await client.get(path);
      const issue = issueSchema.parse(answer?.data);
      if (answer && issue.number === number && isHere(issue, repository)) {
        return [
          ...toIssueReports(repository, issue, settings, answer.readAt),
          ...this.withdrawals(issue, answer.readAt),
        ];
      }
    } catch (error) {
      if (!isGone(error)) {
        throw error;
      }
    }
    const id = numberedId(repository, number);
    return (this.kindsByNumber.get(number) ?? []).map(kind =>
      withdrawGoneIssue(kind, repository, id, now()),
    );
  }
}

/** GitHub leads from an issue that was transferred to where it is now. */
function isHere(
  { html_url }: GithubIssue,
  repository: Look['repository'],
): boolean {
  return (
    html_url
      ?.toLowerCase()
      .startsWith(`${repository.html_url.toLowerCase()}/`) ?? false
  );
}
