import type {
  LoggerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type {
  MetricSource,
  ReconciliationContext,
} from '@internal/plugin-platform-metrics-node';
import { GITHUB } from './facts/identity';
import type { GithubAccess } from './github/GithubAccess';
import type { TrackedRepositories } from './github/TrackedRepositories';
import { readHistory } from './reconciliation/Cursor';
import { Reconciliation } from './reconciliation/Reconciliation';
import type { Settings } from './settings';
import { GithubEvents } from './webhooks/GithubEvents';

/** GitHub: webhooks give freshness, reconciliation gives truth. */
export class GithubSource implements MetricSource {
  readonly id = GITHUB;
  readonly title = 'GitHub';
  readonly reconciliation: {
    schedule: SchedulerServiceTaskScheduleDefinition;
    run(context: ReconciliationContext): Promise<void>;
  };

  constructor(
    private readonly options: {
      access: GithubAccess;
      events: EventsService;
      logger: LoggerService;
      now: () => number;
      repositories: TrackedRepositories;
      settings: Settings;
    },
  ) {
    const reconciliation = new Reconciliation(options);
    this.reconciliation = {
      schedule: options.settings.schedule,
      run: context => reconciliation.run(context),
    };
  }

  async start({
    recorder,
    readCursor,
  }: Pick<ReconciliationContext, 'readCursor' | 'recorder'>): Promise<void> {
    const events = new GithubEvents({
      ...this.options,
      recorder,
      readHistory: async id => readHistory(await readCursor(), id),
    });
    await events.subscribe(this.options.events);
  }
}
