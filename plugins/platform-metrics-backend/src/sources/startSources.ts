import type {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { isError, toError } from '@backstage/errors';
import type { FactRecorder } from '@internal/plugin-platform-metrics-node';
import type { FactStore } from '../database/FactStore';
import type { SourceStore } from '../database/SourceStore';
import { Reconciliation } from './Reconciliation';
import type { SourceRegistry } from './SourceRegistry';

/**
 * Removes what retired sources reported, lets the others record what happens
 * from now on, and has each reconciled by its schedule: on one replica at a
 * time, and at once after every start, since nobody listened before.
 */
export async function startSources(options: {
  registry: SourceRegistry;
  /** For what sources hear of as it happens. */
  eventRecorder: FactRecorder;
  /** For what reconciliations find. */
  recorder: FactRecorder;
  facts: Pick<FactStore, 'listReported' | 'removeSource'>;
  states: SourceStore;
  scheduler: SchedulerService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  onStateChange: () => void;
}) {
  const { eventRecorder, lifecycle, logger, registry, scheduler, ...services } =
    options;

  for (const id of registry.listRetired()) {
    const { removed } = await services.facts.removeSource(id);
    if (removed > 0) {
      logger.info(`Removed what '${id}' reported: ${removed} facts`);
    }
  }
  for (const source of registry.list()) {
    await source.start?.({
      recorder: eventRecorder,
      readCursor: () => services.states.readCursor(source.id),
    });
  }
  for (const { id, reconciliation } of registry.list()) {
    if (reconciliation) {
      const task = new Reconciliation({
        ...services,
        id,
        reconcile: context => reconciliation.run(context),
        logger: logger.child({ source: id }),
      });
      lifecycle.addShutdownHook(() => task.stop());
      await scheduler.scheduleTask({
        ...reconciliation.schedule,
        id: `reconcile-${id}`,
        scope: 'global',
        fn: signal => task.run(signal),
      });
      void runNow(`reconcile-${id}`, scheduler, logger);
    }
  }
}

async function runNow(
  task: string,
  scheduler: SchedulerService,
  logger: LoggerService,
) {
  try {
    await scheduler.triggerTask(task);
  } catch (error) {
    // Where it runs already, here or on another replica, there is a conflict.
    if (!isError(error) || error.name !== 'ConflictError') {
      logger.warn(`Could not run ${task} at once`, toError(error));
    }
  }
}
