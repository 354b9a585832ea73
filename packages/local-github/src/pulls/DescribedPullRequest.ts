import { User } from '../store/AccountStore';
import { Label } from '../store/IssueMarkStore';
import { PullRequest } from '../store/PullRequestStore';
import { Team } from '../store/TeamStore';
import { AuthorAssociation } from './authorAssociation';

/**
 * GitHub's summary of what stands between a pull request and its merge:
 * `dirty` is in conflict, `blocked` lacks what the base branch's protection
 * requires, `behind` must be brought up to date first, `unstable` may be merged
 * though a check that nobody requires has not succeeded.
 */
export type MergeableState =
  'clean' | 'unstable' | 'behind' | 'blocked' | 'draft' | 'dirty' | 'unknown';

/** A pull request with everything that GitHub shows of it. */
export interface DescribedPullRequest extends PullRequest {
  author: User;
  authorAssociation: AuthorAssociation;
  mergedBy?: User;
  requestedReviewers: User[];
  requestedTeams: Team[];
  assignees: User[];
  labels: Label[];
  /** Whether base and head merge without a conflict; absent once closed. */
  isMergeable?: boolean;
  mergeableState: MergeableState;
  comments: number;
  commits: number;
  additions: number;
  deletions: number;
  changedFiles: number;
}
