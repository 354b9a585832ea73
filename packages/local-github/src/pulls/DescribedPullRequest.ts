import { User } from '../store/AccountStore';
import { Label } from '../store/LabelStore';
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

/** A pull request with whom and what it concerns: enough for a list. */
export interface ListedPullRequest extends PullRequest {
  author: User;
  authorAssociation: AuthorAssociation;
  requestedReviewers: User[];
  requestedTeams: Team[];
  assignees: User[];
  labels: Label[];
}

/** A pull request with all that GitHub shows of it, which takes a look at git. */
export interface DescribedPullRequest extends ListedPullRequest {
  mergedBy?: User;
  /** Whether base and head merge without a conflict; absent once closed. */
  isMergeable?: boolean;
  mergeableState: MergeableState;
  comments: number;
  commits: number;
  additions: number;
  deletions: number;
  changedFiles: number;
}
