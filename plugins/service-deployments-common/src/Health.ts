/**
 * `unreachable`: nothing answered. `unchecked`: the portal may not ask there.
 *
 * @public
 */
export type HealthStatus =
  'healthy' | 'unhealthy' | 'unreachable' | 'unchecked';

/**
 * What the portal heard when it asked a service how it is.
 *
 * @public
 */
export interface Health {
  /** The verdict. */
  status: HealthStatus;
  /** What the verdict rests on, in a sentence for people. */
  detail: string;
  /** When it was asked, as an ISO time. */
  checkedAt: string;
}
