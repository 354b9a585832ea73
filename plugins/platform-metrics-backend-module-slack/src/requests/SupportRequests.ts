import type {
  Requester,
  SupportRequestReport,
} from '@internal/plugin-platform-metrics-common';
import type { SlackSettings } from '../settings';
import { instantOf } from './instantOf';

/** In the `source` of what this module reports. */
export const SLACK_SOURCE = 'slack';

/** What happened to a message, as far as a request is concerned. */
export interface RequestNews {
  channel: string;
  /** Of the message. */
  ts: string;
  user?: string;
  email?: string;
  /** When it happened, in ms since 1970. */
  at: number;
  closedAt?: number;
  isWithdrawn?: boolean;
  /** Says nothing of a message that is no request. */
  isUpdate?: boolean;
}

/** Makes reports of what happened in the configured channels. */
export class SupportRequests {
  private readonly channelNames: Map<string, string>;

  constructor(
    private readonly settings: Pick<SlackSettings, 'channels' | 'workspaceUrl'>,
  ) {
    this.channelNames = new Map(
      settings.channels.map(({ id, name }) => [id, name]),
    );
  }

  isSupportChannel(channel: string): boolean {
    return this.channelNames.has(channel);
  }

  /** The message of a report. */
  locate(externalId: string): { channel: string; ts: string } {
    const [channel, ts] = externalId.split('/');
    return { channel, ts };
  }

  report(news: RequestNews): SupportRequestReport {
    const { channel, closedAt, email, isUpdate, isWithdrawn, ts, user } = news;
    return {
      kind: 'support-request',
      source: SLACK_SOURCE,
      // Slack's channel ids are unique across workspaces.
      externalId: `${channel}/${ts}`,
      // The same message with an address says more, so it is the later report.
      reportedAt: news.at + (email ? 1 : 0),
      openedAt: instantOf(ts),
      channel: this.channelNames.get(channel) ?? channel,
      requester: requesterOf(user, email),
      url: `${this.settings.workspaceUrl}/archives/${channel}/p${ts.replace('.', '')}`,
      ...(closedAt !== undefined && { closedAt }),
      ...(isWithdrawn && { isWithdrawn }),
      ...(isUpdate && { isUpdate }),
    };
  }
}

function requesterOf(user?: string, email?: string): Requester[] | undefined {
  const ways: Requester[] = [];
  if (user) {
    ways.push({ by: 'slack-user', value: user });
  }
  if (email) {
    ways.push({ by: 'email', value: email });
  }
  return ways.length > 0 ? ways : undefined;
}
