/** What one service did in one week, as it is kept. */
export interface ServiceWeek {
  /** Id of the service. */
  service: number;
  productionDeployments: number;
  failedDeployments: number;
  unplannedDeployments: number;
  /** Ascending. */
  leadTimesMs: ArrayLike<number>;
  failures: ReadonlyArray<{ finishedAt: number; recoveredAt?: number }>;
  /** The last finish of a production deployment. */
  lastFinishedAt?: number;
}
