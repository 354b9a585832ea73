import type { DeploymentState } from './reports';

/**
 * `other` is in no metric.
 *
 * @public
 */
export type Tier = 'other' | 'production' | 'staging';

/**
 * A service's repository, as far as metrics care. Instants in ms since 1970.
 *
 * @public
 */
export interface Service {
  createdAt?: number;
  /** Facts from before are not known. Absent: everything since creation is. */
  historySince?: number;
}

/**
 * A deployment with all that is known of its states, in any order.
 *
 * @public
 */
export interface Deployment {
  /** Fact id. */
  id: string;
  tier: Tier;
  sha: string;
  createdAt: number;
  statuses: ReadonlyArray<{ state: DeploymentState; at: number }>;
  /** Fact id of the incident it was made to mend, where its source says so. */
  fixesIncident?: string;
}

/**
 * A commit on the default branch.
 *
 * @public
 */
export interface Change {
  sha: string;
  parents: readonly string[];
  authoredAt: number;
  reverts?: string;
}

/**
 * A pull request that was merged into the default branch.
 *
 * @public
 */
export interface MergedPullRequest {
  number: number;
  mergeSha: string;
  mergedAt: number;
  labels: readonly string[];
  reverts?: number;
  fixes: readonly number[];
}

/**
 * Something that degraded production.
 *
 * @public
 */
export interface Incident {
  /** Fact id. */
  id: string;
  openedAt: number;
  resolvedAt?: number;
  /** Of the issue that reports it. */
  number?: number;
  /** Fact id of the deployment that caused it, or its sha. */
  causedBy?: { deployment?: string; sha?: string };
}

/**
 * All facts of one service. No collection has an order that counts.
 *
 * @public
 */
export interface ServiceHistory {
  service: Service;
  deployments: readonly Deployment[];
  changes: readonly Change[];
  pullRequests: readonly MergedPullRequest[];
  incidents: readonly Incident[];
}
