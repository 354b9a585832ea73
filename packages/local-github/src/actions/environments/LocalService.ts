/** A build as it stands behind an environment. */
export interface Release {
  /** Identifies the build: `sha256:…`. */
  digest: string;
  /** `name@sha256:…`, as the workflow hands it from job to job. */
  image: string;
  /** The commit it was built from. */
  sha: string;
  /** ISO 8601, when requests began to go to it. */
  releasedAt: string;
}

/**
 * - `starting`: nothing answers yet, but is on its way (a start, a restart after a crash)
 * - `healthy`: `/healthz` and `/readyz` answer 200
 * - `unhealthy`: it crashed, or one of the two does not answer 200
 * - `stopped`: nothing is released here
 */
export type ServiceHealth = 'starting' | 'healthy' | 'unhealthy' | 'stopped';

/** What stands behind one environment of a repository on this machine. */
export interface LocalService {
  repositoryId: number;
  environment: string;
  /** The same for as long as the environment exists: `http://localhost:7101`. */
  url: string;
  health: ServiceHealth;
  /** ISO 8601, since when its health is what it is. */
  since: string;
  /** Why it is not healthy, for people. */
  reason?: string;
  release?: Release;
  /** What the service printed last, oldest first. */
  lastLines: string[];
}

/** An environment of a repository. */
export interface ServiceKey {
  repositoryId: number;
  environment: string;
}

/** How whoever deploys follows along. */
export interface DeployObserver {
  signal?: AbortSignal;
  /** Gets what the new version printed, where it does not come up. */
  onLines?(lines: string[]): Promise<void>;
}
