/**
 * What became of a deployment, in GitHub's words.
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
 * One version on its way to, or in, an environment.
 *
 * @public
 */
export interface Deployment {
  /** GitHub's own. */
  id: number;
  /** Full SHA of the commit that is deployed. */
  sha: string;
  /** Where people look at that commit. */
  commitUrl: string;
  /** What became of it so far. */
  state: DeploymentState;
  /** When the deployment was asked for, as an ISO time. */
  createdAt: string;
  /** When it came into its state, as an ISO time. */
  stateSince: string;
  /** Where the service answers, once it was deployed. */
  url?: string;
  /** Where people read how the deployment went. */
  logUrl?: string;
}

/**
 * A place that a service is deployed to.
 *
 * @public
 */
export interface Environment {
  /** As the workflow names it. */
  name: string;
  /** The newest deployment, whatever became of it. */
  latest?: Deployment;
  /** The newest deployment that succeeded: what runs there now. */
  live?: Deployment;
}

/**
 * The environments of one service, in the order in which they were created.
 *
 * @public
 */
export interface EnvironmentList {
  /** Deployed to or not. */
  environments: Environment[];
  /** Where people look at the workflow that deploys. */
  actionsUrl: string;
}
