import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import platformMetricsModuleSlack from '..';
import { CHANNEL } from './messages';
import { metricsHost } from './metricsHost';
import { SIGNING_SECRET } from './signedRequest';

const configured = {
  signingSecret: SIGNING_SECRET,
  channels: [{ id: CHANNEL, name: 'platform-help' }],
  workspaceUrl: 'https://larkspur.slack.com',
};

/** The module in a backend, with a plugin that keeps what it reports. */
export class SlackBench {
  readonly host = metricsHost();
  readonly logger = mockServices.rootLogger.mock();
  private backend?: TestBackend;

  static start() {
    return SlackBench.startWith({ slack: configured });
  }

  static startUnconfigured() {
    return SlackBench.startWith({});
  }

  private static async startWith(platformMetrics: { slack?: object }) {
    const bench = new SlackBench();
    bench.logger.child.mockReturnValue(bench.logger);
    bench.backend = await startTestBackend({
      features: [
        bench.host.plugin,
        platformMetricsModuleSlack,
        bench.logger.factory,
        mockServices.rootConfig.factory({
          data: { platformMetrics } as never,
        }),
      ],
    });
    return bench;
  }

  stop() {
    return this.backend?.stop();
  }

  /** Without a sign-in. */
  ask(path: string, request?: RequestInit) {
    const port = this.backend?.server.port();
    return fetch(`http://localhost:${port}/api/platform-metrics/${path}`, {
      ...request,
      headers: {
        ...request?.headers,
        authorization: mockCredentials.none.header(),
      },
    });
  }

  send(request: RequestInit) {
    return this.ask('slack/events', request);
  }
}
