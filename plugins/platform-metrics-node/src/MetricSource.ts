import type {
  LoggerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type {
  FactKind,
  FactReport,
  Metric,
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
 * What a metric was before the platform, as a source would have it.
 *
 * @public
 */
export interface BaselineSuggestion {
  metric: Metric;
  /** Entity ref of a squad, or `organization`. */
  subject: string;
  /** In the metric's unit. Absent: computed from history. */
  value?: number;
  note?: string;
  /** Entity ref of who answers for it. */
  by: string;
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
  /**
   * Rejects where what the source reported was removed since this run began, or
   * another portal took over: this run is to end.
   */
  writeCursor(cursor: JsonObject): Promise<void>;
  /**
   * External ids of what the source reported, of one repository or of all, and
   * has not withdrawn: whatever of it is no more is to be withdrawn.
   */
  listReported(
    kind: FactKind,
    repository?: RepositoryReference,
  ): Promise<string[]>;
  /**
   * Keeps a baseline where there is none and, if it is to be computed, history
   * has one. Whether that is settled: not while the squad is not known.
   */
  suggestBaseline(suggestion: BaselineSuggestion): Promise<boolean>;
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
