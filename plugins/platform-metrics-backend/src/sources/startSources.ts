import type {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { isError, toError } from '@backstage/errors';
import type {
  FactRecorder,
  BaselineSuggestion,
} from '@internal/plugin-platform-metrics-node';
import { Duration } from 'luxon';
import type { FactStore } from '../database/FactStore';
import type { SourceStore } from '../database/SourceStore';
import type { AuditTrail } from '../routes/AuditTrail';
import { Reconciliation } from './Reconciliation';
import { removeRetired } from './removeRetired';
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
  suggestBaseline: (
    source: string,
    suggestion: BaselineSuggestion,
  ) => Promise<boolean>;
  audit: AuditTrail;
  scheduler: SchedulerService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  onStateChange: () => void;
}) {
  const { eventRecorder, lifecycle, logger, registry, scheduler, ...services } =
    options;

  await removeRetired({ ...services, registry, logger });
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
        timeoutMs: Duration.fromDurationLike(
          reconciliation.schedule.timeout,
        ).toMillis(),
        logger: logger.child({ source: id }),
      });
      lifecycle.addShutdownHook(() => task.stop());
      const name = `reconcile-${id}`;
      await takeOver(name, scheduler);
      await scheduler.scheduleTask({
        ...reconciliation.schedule,
        id: name,
        scope: 'global',
        fn: signal => task.run(signal),
      });
      void runNow(name, scheduler, logger);
    }
  }
}

/**
 * A portal that was killed holds its task until the timeout. One that lives
 * breaks its run off, and this one goes on from there.
 */
async function takeOver(task: string, scheduler: SchedulerService) {
  try {
    await scheduler.cancelTask(task);
  } catch (error) {
    // There is no such task yet, or it does not run.
    if (!isError(error) || !/^(Conflict|NotFound)Error$/.test(error.name)) {
      throw error;
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
    // Where it runs already there is a conflict.
    if (!isError(error) || error.name !== 'ConflictError') {
      logger.warn(`Could not run ${task} at once`, toError(error));
    }
  }
}
