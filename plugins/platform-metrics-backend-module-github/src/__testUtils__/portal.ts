/**
 * A portal with metrics, as a process of its own, so that tests can kill it.
 * Who calls is told by mock credentials; tasks run when the parent says so.
 */
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type SchedulerService,
  type SchedulerServiceTaskFunction,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { PortalOptions, PortalOrder, PortalWord } from './PortalProcess';

const { config, entities }: PortalOptions = JSON.parse(
  process.env.PORTAL ?? '',
);
const tasks = new Map<string, SchedulerServiceTaskFunction>();
let statementsLeft = Infinity;

const scheduler: SchedulerService = {
  scheduleTask: async task => {
    tasks.set(task.id, task.fn);
  },
  createScheduledTaskRunner: () => ({ run: async () => {} }),
  getScheduledTasks: async () => [],
  triggerTask: async () => {},
  cancelTask: async () => {},
};

/** Ends as in a power cut, just before a statement gets to the database. */
const mortality = createBackendModule({
  pluginId: 'platform-metrics',
  moduleId: 'mortality',
  register(env) {
    env.registerInit({
      deps: { database: coreServices.database },
      async init({ database }) {
        const knex = await database.getClient();
        knex.on('query', () => {
          statementsLeft -= 1;
          if (statementsLeft <= 0) {
            process.kill(process.pid, 'SIGKILL');
          }
        });
      },
    });
  },
});

function say(word: PortalWord) {
  process.send?.(word);
}

async function follow(order: PortalOrder): Promise<void> {
  if ('dieAfterStatements' in order) {
    statementsLeft = order.dieAfterStatements;
  } else {
    await tasks.get(order.run)?.(new AbortController().signal);
  }
}

function tellOf(work: Promise<void>) {
  work.then(
    () => say({ isDone: true }),
    error => say({ isDone: false, error: String(error) }),
  );
}

const backend = createBackend();
backend.add(mockServices.rootConfig.factory({ data: config }));
// The usual one reads the schemas of all packages first, for what is secret.
backend.add(mockServices.rootLogger.factory({ level: 'info' }));
backend.add(mockServices.auditor.factory());
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(
  createServiceFactory({
    service: coreServices.scheduler,
    deps: {},
    factory: () => scheduler,
  }),
);
backend.add(catalogServiceMock.factory({ entities }));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-events-backend-module-github'));
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- a test of the module in its plugin
backend.add(import('@internal/plugin-platform-metrics-backend'));
backend.add(import('..'));
backend.add(mortality);

process.on('message', (order: PortalOrder) => tellOf(follow(order)));
tellOf(backend.start().then(() => {}));
