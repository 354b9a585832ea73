import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';

export interface Config {
  platformMetrics?: {
    /** Facts from GitHub. Hosts and tokens are those of `integrations.github`. */
    github?: {
      /**
       * When what GitHub knows is read, to repair what webhooks missed.
       * Default: every 10 minutes, for 30 minutes at most.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** How far back the first run reads. Default: 1 year. */
      backfill?: HumanDuration | string;
      /** Issues that are support requests to the platform team. Default: none. */
      supportRequests?: Array<{
        /** `<owner>/<name>`, on the first host in `integrations.github`. */
        repository: string;
        /** Any of them makes it one. Default: every issue of the repository is. */
        labels?: string[];
      }>;
      /** Issues of services that report incidents. */
      incidents?: {
        /** Any of them makes it one. Default: `incident`. */
        labels?: string[];
      };
      /**
       * Such as `squad/`: a support request labelled `squad/payments` is of the
       * group `payments`. Default: the squad is found by who asks.
       */
      squadLabelPrefix?: string;
      /** Share of GitHub's rate limit left for others, 0 to below 1. Default: 0.2. */
      rateLimitReserve?: number;
    };
  };
}
