import type { Tier } from '../facts/ServiceHistory';
import type { FailureRule } from '../outcomes/ServiceOutcomes';

/**
 * The four of DORA's clusters.
 *
 * @public
 */
export type Band = 'elite' | 'high' | 'low' | 'medium';

/**
 * Upper or lower bounds of DORA's clusters, and where they are from. What is
 * beyond the third is `low`.
 *
 * @public
 */
export interface BandBounds {
  elite: number;
  high: number;
  medium: number;
}

/**
 * What metrics depend on beside facts. Read from `platformMetrics` once at start.
 *
 * @public
 */
export interface MetricsSettings {
  /** IANA zone in which weeks begin. */
  timeZone: string;
  /** Tier of an environment by its name in lower case; others are `other`. */
  tiers: Readonly<Record<string, Tier>>;
  /** Upper bound that a new service should need to reach staging. */
  firstDeploymentTargetMs: number;
  failureRules: Readonly<Record<FailureRule, boolean>>;
  /** Labels that make a pull request's deployment a roll-forward of the one before. */
  hotfixLabels: readonly string[];
  /** When support load counts as rising. */
  rising: {
    /** Growth of the last four complete weeks over the four before, 0.2 for 20 %. */
    ratio: number;
    /** And by so many requests at least. */
    requests: number;
  };
  bands: {
    /** The report they are from, such as `DORA 2024`. */
    source: string;
    /**
     * A band is shown from so many samples on: changes of lead time, recoveries
     * of recovery time, and weeks of squads of deployment frequency.
     */
    minimumSample: number;
    /** Deployments per week, lower bounds. */
    deploymentFrequency: BandBounds;
    /** Milliseconds, upper bounds, exclusive. */
    leadTime: BandBounds;
    /** Milliseconds, upper bounds, exclusive. */
    recoveryTime: BandBounds;
    /** A reference, not a band: the clusters' rates are not monotonic. */
    changeFailureRateReference: number;
  };
}
