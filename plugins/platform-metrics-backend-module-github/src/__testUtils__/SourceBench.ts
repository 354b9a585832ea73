import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import eventsPlugin from '@backstage/plugin-events-backend';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import {
  metricSourcesExtensionPoint,
  type MetricSource,
} from '@internal/plugin-platform-metrics-node';
import platformMetricsModuleGithub from '..';
import { deliverTo } from './deliverTo';
import { eventsByName } from './eventsByName';
import { MemoryRecorder } from './MemoryRecorder';

interface BenchOptions {
  /** Hosts and tokens. */
  github: { host: string; apiBaseUrl: string; token?: string };
  entities?: Entity[];
  /** Under `platformMetrics.github`. */
  settings?: JsonObject;
}

/** The module in a backend of its own, with facts in memory. */
export class SourceBench {
  readonly recorder = new MemoryRecorder();
  /** What the source saved last, as after a crash. */
  cursor: JsonObject | undefined;
  readonly progress: Array<{ done: number; total: number }> = [];
  readonly logger = mockServices.logger.mock();
  /** Called before the cursor is saved; throws where the run is to end. */
  onSave: () => void = () => {};
  private isKilled = false;
  private source?: MetricSource;
  private backend?: TestBackend;

  static async start({
    github,
    entities = [],
    settings = {},
  }: BenchOptions): Promise<SourceBench> {
    const bench = new SourceBench();
    const child = bench.logger;
    child.child.mockReturnValue(child);
    bench.backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: {
            integrations: { github: [{ token: 'ghp_test', ...github }] },
            events: {
              useEventBus: 'never',
              http: { topics: ['github'] },
            },
            platformMetrics: { github: settings },
          },
        }),
        child.factory,
        catalogServiceMock.factory({ entities }),
        eventsServiceFactory,
        eventsPlugin,
        eventsByName,
        platformMetricsModuleGithub,
        bench.platformMetrics(),
      ],
    });
    return bench;
  }

  async stop(): Promise<void> {
    await this.backend?.stop();
  }

  async deliver(event: string, payload: unknown): Promise<void> {
    await deliverTo(this.backend?.server.port() ?? 0, event, payload);
  }

  async reconcile(signal = new AbortController().signal): Promise<void> {
    await this.source?.reconciliation?.run({
      recorder: this.recorder,
      logger: this.logger,
      signal,
      readCursor: async () => this.cursor,
      writeCursor: async cursor => {
        if (this.isKilled) {
          throw new Error('killed');
        }
        this.onSave();
        this.cursor = cursor;
      },
      listReported: (kind, repository) =>
        this.recorder.listReported(kind, repository),
      suggestBaseline: async () => true,
      reportProgress: async progress => {
        this.progress.push(progress);
      },
    });
  }

  /** As if nothing had happened yet. */
  clear(): void {
    this.recorder.clear();
    this.cursor = undefined;
    this.onSave = () => {};
    this.progress.length = 0;
    this.logger.error.mockClear();
    this.logger.warn.mockClear();
  }

  /** The process ends after so many commits: nothing is written any more. */
  killAfterRecords(count: number): void {
    let left = count;
    this.recorder.onRecord = () => {
      left -= 1;
      if (left < 0) {
        this.isKilled = true;
        throw new Error('killed');
      }
    };
  }

  revive(): void {
    this.isKilled = false;
    this.recorder.onRecord = () => {};
  }

  /** What the source complained of. */
  complaints(): string[] {
    return [
      ...this.logger.error.mock.calls,
      ...this.logger.warn.mock.calls,
    ].map(([message]) => message);
  }

  requireNoComplaints(): void {
    const complaints = this.complaints();
    if (complaints.length > 0) {
      throw new Error(`Complained:\n${complaints.join('\n')}`);
    }
  }

  private platformMetrics() {
    return createBackendPlugin({
      pluginId: 'platform-metrics',
      register: env => {
        const added: MetricSource[] = [];
        env.registerExtensionPoint(metricSourcesExtensionPoint, {
          addSource: source => added.push(source),
          retireSource: () => {},
        });
        env.registerInit({
          deps: { logger: coreServices.logger },
          init: async () => {
            [this.source] = added;
            await this.source.start?.({
              recorder: this.recorder,
              readCursor: async () => this.cursor,
            });
          },
        });
      },
    });
  }
}
