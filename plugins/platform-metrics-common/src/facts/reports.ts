/**
 * What sources report. A report is keyed by (kind, source, external id) and may
 * arrive any number of times, late and in any order: the one with the greatest
 * `reportedAt` counts. Every instant is in milliseconds since 1970, UTC.
 *
 * @public
 */
export interface ReportKey {
  /** Who reports it, such as `github`, `slack` or `argo-cd`. */
  source: string;
  /** By which the source knows it. Unique per source and kind. */
  externalId: string;
}

/**
 * What every report says.
 *
 * @public
 */
export interface Reported extends ReportKey {
  /** When the source last changed it, by the source's own clock. */
  reportedAt: number;
  /** The source took it back: the issue lost its label, the repository is gone. */
  isWithdrawn?: boolean;
  /** Changes what was reported before; where nothing was, it says nothing. */
  isUpdate?: boolean;
}

/**
 * A service as sources know it: by its repository. Where the id is given, it
 * outlives a rename.
 *
 * @public
 */
export interface RepositoryReference {
  /** `owner/name`; upper and lower case are the same. */
  repository: string;
  /** GitHub's numeric id of the repository, as text. */
  repositoryId?: string;
}

/**
 * A repository that may be a service's.
 *
 * @public
 */
export interface RepositoryReport extends Reported {
  kind: 'repository';
  repository: RepositoryReference;
  createdAt: number;
  /**
   * Facts from before are not known, since a backfill reaches only so far.
   * Absent: everything since creation is.
   */
  historySince?: number;
  archivedAt?: number;
  url?: string;
}

/**
 * A deployment was created. Its outcome comes in {@link DeploymentStatusReport}s.
 *
 * @public
 */
export interface DeploymentReport extends Reported {
  kind: 'deployment';
  repository: RepositoryReference;
  environment: string;
  sha: string;
  ref?: string;
  createdAt: number;
  url?: string;
  /** External id, at the same source, of the incident this deployment is to mend. */
  fixesIncident?: string;
}

/**
 * GitHub's states of a deployment.
 *
 * @public
 */
export type DeploymentState =
  | 'error'
  | 'failure'
  | 'in_progress'
  | 'inactive'
  | 'pending'
  | 'queued'
  | 'success'
  | 'waiting';

/**
 * A deployment entered a state. Reports may come before the deployment's own.
 *
 * @public
 */
export interface DeploymentStatusReport extends Reported {
  kind: 'deployment-status';
  repository: RepositoryReference;
  /** External id of the deployment at the same source. */
  deployment: string;
  state: DeploymentState;
  at: number;
  url?: string;
}

/**
 * A commit on the default branch. External id: `<repository id or name>@<sha>`.
 *
 * @public
 */
export interface ChangeReport extends Reported {
  kind: 'change';
  repository: RepositoryReference;
  sha: string;
  /** All of them, first parent first. Containment is computed over these. */
  parents: string[];
  authoredAt: number;
  /** Full sha of the commit that this one reverts, as `git revert` writes it. */
  reverts?: string;
  url?: string;
}

/**
 * A pull request into the default branch.
 *
 * @public
 */
export interface PullRequestReport extends Reported {
  kind: 'pull-request';
  repository: RepositoryReference;
  number: number;
  /** The commit on the default branch that merged it, and when. Absent: not merged. */
  mergeSha?: string;
  mergedAt?: number;
  labels: string[];
  /** Number of the pull request that this one reverts, as GitHub's button writes it. */
  reverts?: number;
  /** Numbers of the issues it closes by keyword. */
  fixes: number[];
  url?: string;
}

/**
 * Something that degraded production.
 *
 * @public
 */
export interface IncidentReport extends Reported {
  kind: 'incident';
  repository: RepositoryReference;
  openedAt: number;
  resolvedAt?: number;
  title?: string;
  /** Of the issue, where an issue reports it: by which pull requests fix it. */
  number?: number;
  /** The deployment that caused it, by external id at the same source, or by sha. */
  causedBy?: { deployment?: string; sha?: string };
  url?: string;
}

/**
 * One way in which a source knows somebody. Never shown where a User entity is found.
 *
 * @public
 */
export interface Requester {
  by: 'email' | 'entity' | 'github-login' | 'slack-user';
  value: string;
}

/**
 * One question or ticket to the platform team. What was asked is not kept.
 *
 * @public
 */
export interface SupportRequestReport extends Reported {
  kind: 'support-request';
  openedAt: number;
  closedAt?: number;
  /** Where it was asked, such as `#platform-help` or `larkspur/platform`. */
  channel: string;
  /** Whoever asked, in every way the source knows them. */
  requester?: Requester[];
  /** Entity ref of the squad, where the source itself knows. */
  squad?: string;
  url?: string;
}

/**
 * Anything a source reports.
 *
 * @public
 */
export type FactReport =
  | ChangeReport
  | DeploymentReport
  | DeploymentStatusReport
  | IncidentReport
  | PullRequestReport
  | RepositoryReport
  | SupportRequestReport;

/**
 * The kinds of {@link FactReport}.
 *
 * @public
 */
export type FactKind = FactReport['kind'];
