import type { HumanDuration } from '@backstage/types';
import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  platformMetrics?: {
    /** Support requests from Slack. Without this key the module does nothing. */
    slack?: {
      /**
       * Of the Slack app, by which its events are told from forgeries.
       * @visibility secret
       */
      signingSecret: string;
      /**
       * Of the Slack app, with the scopes `channels:history`, `users:read` and
       * `users:read.email` (and `groups:history` for private channels). With it,
       * requests whose events were lost are found in the channels' history, and
       * those who ask by their e-mail address. Without it, only by the annotation
       * `slack.com/user-id` on User entities.
       * @visibility secret
       */
      botToken?: string;
      /** Where people ask the platform team. */
      channels: Array<{
        /** Slack's own, such as `C0123456789`: names change. */
        id: string;
        /** For people, such as `#platform-help`. */
        name: string;
      }>;
      /** The reaction on a message that closes the request. Default: `white_check_mark`. */
      closingReaction?: string;
      /** Where links to messages lead, such as `https://acme.slack.com`. Default: `https://slack.com`. */
      workspaceUrl?: string;
      /** Where Slack's Web API is. Default: `https://slack.com/api`. */
      apiBaseUrl?: string;
      /** How far back the first look into the channels goes. Default: one year. */
      history?: HumanDuration | string;
      /** When the channels' history is read again. Default: every half hour. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
  };
}
