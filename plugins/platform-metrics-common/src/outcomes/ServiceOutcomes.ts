/**
 * The rules by which a deployment counts as failed; each can be switched off.
 *
 * @public
 */
export type FailureRule =
  /** An incident names the deployment, or its sha, as its cause. */
  | 'incident'
  /** A later deployment went back: to the sha of an earlier one, or to an ancestor. */
  | 'rollback'
  /** A later deployment brought a revert of what this one brought, or a hotfix right after it. */
  | 'roll-forward'
  /** It took traffic, and its last final status is a failure. */
  | 'failed-after-success';

/**
 * One rule that found one failure, and by what.
 *
 * @public
 */
export interface Remediation {
  rule: FailureRule;
  /** Fact id of the incident or of the later deployment; absent where the deployment's own statuses say it. */
  evidence?: string;
}

/**
 * A production deployment that took traffic, and what became of it.
 *
 * @public
 */
export interface ProductionDeployment {
  /** Fact id. */
  id: string;
  sha: string;
  /** Its first success. Milliseconds since 1970. */
  finishedAt: number;
  /** Empty: it needed no remediation. */
  remediations: Remediation[];
  /** Of a failed one: the earliest resolution of its incidents or next success of the service. */
  recoveredAt?: number;
  /** Made to mend an incident: by its own word, or by a pull request that closes the incident's issue. */
  isUnplanned: boolean;
}

/**
 * A change with the deployment that first took it to production.
 *
 * @public
 */
export interface DeployedChange {
  sha: string;
  authoredAt: number;
  /** Finish of the first successful production deployment that contains it. */
  deployedAt: number;
  /** Fact id of that deployment. */
  deployment: string;
}

/**
 * What follows from a service's facts; the same whatever order they came in.
 *
 * @public
 */
export interface ServiceOutcomes {
  /**
   * The first successful deployment in the staging tier. Absent as well where
   * the service is older than what is known of it.
   */
  firstDeployment?: { id: string; at: number };
  /** By finish, earliest first. */
  productionDeployments: ProductionDeployment[];
  /** By deployment, then by authoring. */
  deployedChanges: DeployedChange[];
}

/**
 * What one service did in one week, enough for every metric that counts by week.
 *
 * @public
 */
export interface WeeklyRollup {
  /** The week's first day in the configured zone, such as `2026-11-23`. */
  week: string;
  productionDeployments: number;
  failedDeployments: number;
  unplannedDeployments: number;
  /** Lead times in milliseconds of the changes that got to production in this week, ascending. */
  leadTimesMs: number[];
}
