/** How patient we are with services, in milliseconds. */
export interface Timing {
  /** For a version to become healthy. */
  startMs: number;
  /** For a replaced version to finish the requests it has. */
  drainMs: number;
  /** The same when the local GitHub stops. */
  closingMs: number;
  /** Between SIGTERM and SIGKILL. */
  graceMs: number;
  /** Between two questions after the health of the version in use. */
  probeMs: number;
  /** Before the first restart; it doubles with each further one in a row. */
  restartMs: number;
  longestRestartMs: number;
  /** A version that ran this long starts anew without a memory of failures. */
  steadyMs: number;
}

/** For services that people start. */
export const usualTiming: Timing = {
  startMs: 60_000,
  drainMs: 30_000,
  closingMs: 2_000,
  graceMs: 5_000,
  probeMs: 5_000,
  restartMs: 500,
  longestRestartMs: 30_000,
  steadyMs: 60_000,
};
