import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  BaselineSuggestion,
  FactRecorder,
  ReconciliationContext,
} from '@internal/plugin-platform-metrics-node';
import type { FactStore } from '../database/FactStore';
import type { SourceRun, SourceStore } from '../database/SourceStore';
import { withoutSecrets } from './withoutSecrets';

const MAX_ERROR = 1_000;

/** Runs a source's reconciliation, and keeps how it goes where pages see it. */
export class Reconciliation {
  private isStopping = false;

  constructor(
    private readonly options: {
      /** Of the source. */
      id: string;
      reconcile: (context: ReconciliationContext) => Promise<void>;
      /** After which the scheduler aborts a run. */
      timeoutMs: number;
      recorder: FactRecorder;
      facts: Pick<FactStore, 'listReported'>;
      states: SourceStore;
      suggestBaseline: (
        source: string,
        suggestion: BaselineSuggestion,
      ) => Promise<boolean>;
      logger: LoggerService;
      onStateChange: () => void;
    },
  ) {}

  /** From now on it is no failure when a run breaks off. */
  stop() {
    this.isStopping = true;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { id, onStateChange, reconcile, states } = this.options;
    const run = { id, startedAt: Date.now() };
    await states.beginRun(run);
    onStateChange();
    try {
      await reconcile(this.context(run, signal));
      signal.throwIfAborted();
      await states.finishRun(run, Date.now());
    } catch (error) {
      await this.breakOff(error, run, signal);
    } finally {
      onStateChange();
    }
  }

  private context(run: SourceRun, signal: AbortSignal): ReconciliationContext {
    const { facts, id, logger, onStateChange, recorder, states } = this.options;
    return {
      suggestBaseline: suggestion =>
        this.options.suggestBaseline(id, suggestion),
      logger,
      recorder,
      signal,
      readCursor: () => states.readCursor(id),
      writeCursor: cursor => states.writeCursor(run, cursor),
      listReported: (kind, repository) =>
        facts.listReported({ source: id, kind, repository }),
      reportProgress: async progress => {
        await states.reportProgress(run, progress);
        onStateChange();
      },
    };
  }

  private async breakOff(error: unknown, run: SourceRun, signal: AbortSignal) {
    const { states, timeoutMs } = this.options;
    if (this.isStopping) {
      await states.interruptRun(run);
      return;
    }
    if (signal.aborted && Date.now() - run.startedAt < timeoutMs) {
      // A portal that started since took over: the state is its business.
      return;
    }
    const reason = signal.aborted
      ? 'The run took longer than its schedule allows. The next one goes on from there.'
      : toError(error).message;
    await states.failRun(
      run,
      Date.now(),
      withoutSecrets(reason).slice(0, MAX_ERROR),
    );
    throw error;
  }
}
