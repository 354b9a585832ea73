import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { Episode } from '../database/EpisodeStore';

/** Something that the platform team may have to be told of. */
export interface Concern {
  kind: Episode['kind'];
  /** What it is about, by which its episode is known. */
  subject: string;
  /**
   * Worth telling. An episode goes on with a concern that is not, and does not
   * begin with one.
   */
  isNews: boolean;
  message: Pick<
    NotificationSendOptions['payload'],
    'description' | 'link' | 'title'
  >;
}

/** What pages have under this address, for a concern's link. */
export function metricsPage(parameters: Record<string, string>): string {
  return `/metrics?${new URLSearchParams(parameters)}`;
}
