import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type {
  FactRecorder,
  MetricSource,
} from '@internal/plugin-platform-metrics-node';
import { SlackApi } from './api/SlackApi';
import { UserDirectory } from './api/UserDirectory';
import { newsOf } from './events/newsOf';
import { requestEvent } from './events/SlackPayload';
import { ChannelHistory } from './history/ChannelHistory';
import { ChannelReader } from './history/ChannelReader';
import { reconcileChannels } from './history/reconcileChannels';
import { SLACK_SOURCE, SupportRequests } from './requests/SupportRequests';
import type { SlackSettings } from './settings';

/** Support requests from Slack: what people write in the configured channels. */
export class SlackSource implements MetricSource {
  readonly id = SLACK_SOURCE;
  readonly title = 'Slack';
  readonly reconciliation?: MetricSource['reconciliation'];
  private readonly directory?: UserDirectory;
  private readonly requests: SupportRequests;
  private recorder?: FactRecorder;

  constructor(
    private readonly settings: SlackSettings,
    { logger }: { logger: LoggerService },
  ) {
    const { apiBaseUrl, botToken, channels, reconciliation } = settings;
    this.requests = new SupportRequests(settings);
    if (botToken) {
      const api = new SlackApi({ apiBaseUrl, botToken });
      this.directory = new UserDirectory({ api, logger });
      const reader = new ChannelReader({
        directory: this.directory,
        history: new ChannelHistory(api),
        requests: this.requests,
      });
      const { historyMs, schedule } = reconciliation;
      this.reconciliation = {
        schedule,
        run: context =>
          reconcileChannels({ channels, historyMs, reader }, context),
      };
    }
  }

  async start({ recorder }: { recorder: FactRecorder }) {
    this.recorder = recorder;
  }

  /** Records what an event says. Resolves after the commit. */
  async take(event: unknown): Promise<void> {
    const parsed = requestEvent.safeParse(event);
    // Other events are none of ours, whatever the app is subscribed to.
    const news =
      parsed.success && newsOf(parsed.data, this.settings.closingReaction);
    if (!news || !this.requests.isSupportChannel(news.channel)) {
      return;
    }
    if (!this.recorder) {
      throw new ServiceUnavailableError('The portal has not started yet');
    }
    const email = news.user && (await this.directory?.findEmail(news.user));
    await this.recorder.record([this.requests.report({ ...news, email })]);
  }
}
