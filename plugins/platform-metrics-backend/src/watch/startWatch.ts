import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { MetricsSettings } from '@internal/plugin-platform-metrics-common';
import type { Stores } from '../database/openDatabase';
import type { SourceStates } from '../sources/SourceStates';
import { findOverdueServices } from './findOverdueServices';
import { findRisingLoads } from './findRisingLoads';
import { Watch } from './Watch';

/** Nobody is told of what did not happen. */
const DEMONSTRATION = 'demonstration';

/**
 * Looks every minute, on one replica, whether the platform team has to be told
 * of something. Not while a source looks at history for the first time: half
 * of the facts make other numbers than all of them.
 */
export async function startWatch(options: {
  stores: Pick<Stores, 'episodes' | 'services' | 'watch'>;
  sourceStates: Pick<SourceStates, 'list'>;
  notifications: NotificationService;
  /** Entity ref. */
  platformTeam: string;
  settings: MetricsSettings;
  scheduler: SchedulerService;
  logger: LoggerService;
  now?: () => number;
}): Promise<void> {
  const { now = Date.now, settings, sourceStates, stores } = options;
  const watch = new Watch({ ...options, episodes: stores.episodes });

  await options.scheduler.scheduleTask({
    id: 'watch',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    fn: async () => {
      const at = now();
      const watchedSince = await stores.episodes.firstWatchedAt(at);
      const sources = await sourceStates.list();
      if (sources.some(({ isBackfilling }) => isBackfilling)) {
        return;
      }
      const what = {
        reader: stores.watch,
        exceptSource: DEMONSTRATION,
        now: at,
      };
      const concerns = await Promise.all([
        findRisingLoads({ ...what, services: stores.services, settings }),
        findOverdueServices({
          ...what,
          watchedSince,
          firstDeploymentTargetMs: settings.firstDeploymentTargetMs,
        }),
      ]);
      await watch.follow(concerns.flat(), at);
    },
  });
}
