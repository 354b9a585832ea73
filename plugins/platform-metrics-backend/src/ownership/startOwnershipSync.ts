import type {
  AuthService,
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Stores } from '../database/openDatabase';
import { CatalogReader } from './CatalogReader';
import { OwnershipSync } from './OwnershipSync';
import { PromptSync } from './PromptSync';
import type { OwnershipSettings } from './readOwnershipSettings';

/**
 * Keeps ownership as the catalog has it: every minute on one replica, and on
 * each soon after it started or took in facts of what nobody knows yet.
 */
export async function startOwnershipSync(options: {
  auth: AuthService;
  catalog: CatalogService;
  stores: Pick<Stores, 'ownership' | 'supportRequests'>;
  settings: OwnershipSettings;
  scheduler: SchedulerService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  onChange: () => void;
}): Promise<PromptSync> {
  const { auth, catalog, lifecycle, logger, onChange, scheduler, settings } =
    options;
  const sync = new OwnershipSync({
    ...options.stores,
    catalog: new CatalogReader({ auth, catalog }),
    settings,
    onChange,
  });
  const prompt = new PromptSync({ sync, logger });

  lifecycle.addStartupHook(() => prompt.syncSoon());
  lifecycle.addShutdownHook(() => prompt.stop());
  await scheduler.scheduleTask({
    id: 'sync-ownership',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    // The catalog may start later than this plugin.
    initialDelay: { seconds: 30 },
    fn: () => sync.run(),
  });
  return prompt;
}
