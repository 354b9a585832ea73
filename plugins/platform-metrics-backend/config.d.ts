import type { HumanDuration } from '@backstage/types';

export interface Config {
  platformMetrics?: {
    /**
     * Tiers by names of environments, whatever their case, beside the common
     * ones: production, prod and live; staging and stage. What is neither is
     * `other`, and in no metric.
     * @visibility backend
     */
    environments?: { [name: string]: 'other' | 'production' | 'staging' };

    /**
     * Upper bound that a new service should need to reach staging. Default: 10
     * minutes
     * @visibility backend
     */
    firstDeploymentTarget?: HumanDuration | string;

    /** By which rules a deployment counts as failed. Default: all */
    failureRules?: {
      /**
       * An incident names the deployment, or its sha, as its cause.
       * @visibility backend
       */
      incident?: boolean;
      /**
       * A later deployment went back to an earlier sha.
       * @visibility backend
       */
      rollback?: boolean;
      /**
       * A later deployment brought a revert of what this one brought, or a pull
       * request with a label of `hotfixLabels`.
       * @visibility backend
       */
      'roll-forward'?: boolean;
      /**
       * It took traffic, and its last final status is a failure.
       * @visibility backend
       */
      'failed-after-success'?: boolean;
    };

    /**
     * Labels of pull requests that mend what was deployed before. Default:
     * hotfix
     * @visibility backend
     */
    hotfixLabels?: string[];

    /** When support load counts as rising: both must hold. */
    rising?: {
      /**
       * Growth of the last four complete weeks over the four before, 0.2 for
       * 20 %. Default: 0.2
       * @visibility backend
       */
      ratio?: number;
      /**
       * And by so many requests at least. Default: 3
       * @visibility backend
       */
      requests?: number;
    };

    /** Bounds of DORA's clusters. Default: those of 2024, the last with clusters */
    bands?: {
      /**
       * The report they are from, such as `DORA 2024`: shown beside every band.
       * Required with any other bounds.
       * @visibility backend
       */
      source?: string;
      /**
       * A band is shown from so many samples on. Default: 5
       * @visibility backend
       */
      minimumSample?: number;
      /**
       * Deployments per week, at least.
       * @visibility backend
       */
      deploymentFrequency?: { elite: number; high: number; medium: number };
      /**
       * Less than.
       * @visibility backend
       */
      leadTime?: {
        elite: HumanDuration | string;
        high: HumanDuration | string;
        medium: HumanDuration | string;
      };
      /**
       * Less than.
       * @visibility backend
       */
      recoveryTime?: {
        elite: HumanDuration | string;
        high: HumanDuration | string;
        medium: HumanDuration | string;
      };
      /**
       * A line to compare with: the clusters' change failure rates are not
       * monotonic.
       * @visibility backend
       */
      changeFailureRateReference?: number;
    };

    /**
     * Annotation of a Group that names its lead's User entity. Default:
     * wheelhouse/lead
     * @visibility backend
     */
    leadAnnotation?: string;

    /**
     * Entity refs of the templates whose services are golden-path ones. Default:
     * any template
     * @visibility backend
     */
    goldenPathTemplates?: string[];
  };
}
