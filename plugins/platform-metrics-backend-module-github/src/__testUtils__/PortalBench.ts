import {
  coreServices,
  createServiceFactory,
  type SchedulerService,
  type SchedulerServiceTaskFunction,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import eventsPlugin from '@backstage/plugin-events-backend';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- a test of the module in its plugin
import platformMetricsPlugin from '@internal/plugin-platform-metrics-backend';
import platformMetricsModuleGithub from '..';
import { deliverTo } from './deliverTo';
import { eventsByName } from './eventsByName';

type Knex = Parameters<typeof mockServices.database>[0]['knex'];

interface PortalOptions {
  databaseOf(plugin: string): Knex;
  github: { host: string; apiBaseUrl: string };
  entities: Entity[];
  /** Under `platformMetrics.github`. */
  settings: JsonObject;
}

/** Platform metrics as in a portal, but for its schedules: tests say when. */
export class PortalBench {
  private readonly tasks = new Map<string, SchedulerServiceTaskFunction>();
  private backend?: TestBackend;

  static async start(options: PortalOptions): Promise<PortalBench> {
    const portal = new PortalBench();
    const { databaseOf, github, entities, settings } = options;
    const scheduler: Partial<SchedulerService> = {
      scheduleTask: async task => {
        portal.tasks.set(task.id, task.fn);
      },
      triggerTask: async () => {},
    };
    portal.backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: {
            integrations: { github: [{ token: 'ghp_test', ...github }] },
            events: { useEventBus: 'never', http: { topics: ['github'] } },
            platformMetrics: { github: settings },
          },
        }),
        mockServices.scheduler.mock(scheduler).factory,
        createServiceFactory({
          service: coreServices.database,
          deps: { plugin: coreServices.pluginMetadata },
          factory: ({ plugin }) =>
            mockServices.database({ knex: databaseOf(plugin.getId()) }),
        }),
        catalogServiceMock.factory({ entities }),
        eventsServiceFactory,
        eventsPlugin,
        eventsByName,
        platformMetricsPlugin,
        platformMetricsModuleGithub,
      ],
    });
    return portal;
  }

  async deliver(event: string, payload: unknown): Promise<void> {
    await deliverTo(this.port, event, payload);
  }

  /** Has one of the plugin's tasks run now. */
  async run(
    task: 'reconcile-github' | 'sync-ownership',
    signal = new AbortController().signal,
  ): Promise<void> {
    const run = this.tasks.get(task);
    if (!run) {
      throw new Error(`No task ${task} among ${[...this.tasks.keys()]}`);
    }
    await run(signal);
  }

  /** What the API answers as CSV. */
  async csv(path: string): Promise<string> {
    const response = await fetch(
      `http://localhost:${this.port}/api/platform-metrics${path}?format=csv`,
      { headers: { authorization: mockCredentials.user.header() } },
    );
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response.text();
  }

  async stop(): Promise<void> {
    await this.backend?.stop();
  }

  private get port(): number {
    return this.backend?.server.port() ?? 0;
  }
}
