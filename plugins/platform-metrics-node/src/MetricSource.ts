import type {
  LoggerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type {
  FactKind,
  FactReport,
  RepositoryReference,
} from '@internal/plugin-platform-metrics-common';

/**
 * Takes facts in.
 *
 * @public
 */
export interface FactRecorder {
  /**
   * Records what a source reports, all or nothing, and is safe to repeat.
   * Resolves after the commit; rejects while the database cannot take it, so
   * that the source can answer for it.
   */
  record(reports: readonly FactReport[]): Promise<void>;
}

/**
 * What a reconciliation works with.
 *
 * @public
 */
export interface ReconciliationContext {
  recorder: FactRecorder;
  logger: LoggerService;
  /** Aborts when the portal stops, or the run outlasts its schedule's timeout. */
  signal: AbortSignal;
  /** What the source last saved: kept across runs, crashes and replicas. */
  readCursor(): Promise<JsonObject | undefined>;
  writeCursor(cursor: JsonObject): Promise<void>;
  /**
   * External ids of what the source reported, of one repository or of all, and
   * has not withdrawn: whatever of it is no more is to be withdrawn.
   */
  listReported(
    kind: FactKind,
    repository?: RepositoryReference,
  ): Promise<string[]>;
  /** Shows on the page how far this run is. */
  reportProgress(progress: { done: number; total: number }): Promise<void>;
}

/**
 * Where facts come from.
 *
 * @public
 */
export interface MetricSource {
  /** In the facts' `source`, such as `github`. */
  id: string;
  /** For people, such as `GitHub`. */
  title: string;
  /** Called once, before the portal is ready: from here on, facts may be recorded. */
  start?(
    context: Pick<ReconciliationContext, 'readCursor' | 'recorder'>,
  ): Promise<void>;
  /**
   * Makes the facts complete and right, whatever was lost, doubled or late. Runs
   * on one replica at a time, first at start.
   */
  reconciliation?: {
    schedule: SchedulerServiceTaskScheduleDefinition;
    run(context: ReconciliationContext): Promise<void>;
  };
}
