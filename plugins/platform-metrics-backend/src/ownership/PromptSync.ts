import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { FactReport } from '@internal/plugin-platform-metrics-common';
import type { OwnershipSync } from './OwnershipSync';

/**
 * After these pauses, in seconds, the catalog is asked again for what it did
 * not know: registration follows the creation of a repository, and a catalog
 * that has just begun is filled only then.
 */
const PAUSES_S = [1, 10, 10, 20, 30, 60];

/**
 * The catalog is left alone so long after an answer, or as long as that took,
 * however much comes in: it is asked for all squads and services each time.
 */
const REST_MS = 10_000;

/**
 * Asks the catalog soon after facts came in that it may say something of,
 * rather than at the next minute.
 */
export class PromptSync {
  /** Repositories that the catalog may know soon, in lower case. */
  private awaited = new Set<string>();
  /** Those that were awaited to no avail. */
  private readonly unregistered = new Set<string>();
  private round = 0;
  private timer?: NodeJS.Timeout;
  /** When the timer is due, by the process's clock. */
  private dueAt = Infinity;
  private restsUntil = -Infinity;
  private isAsking = false;
  private isStopped = false;

  constructor(
    private readonly options: {
      sync: Pick<OwnershipSync, 'hasSquads' | 'isRegistered' | 'run'>;
      logger: LoggerService;
    },
  ) {}

  factsArrived(reports: readonly FactReport[]) {
    const news = reports.flatMap(report => this.unknownOf(report));
    const isAnyoneAsking = reports.some(
      ({ kind }) => kind === 'support-request',
    );
    if (news.length > 0 || isAnyoneAsking) {
      news.forEach(repository => this.awaited.add(repository));
      this.syncSoon();
    }
  }

  syncSoon() {
    this.round = 0;
    this.schedule();
  }

  stop() {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private unknownOf(report: FactReport): string[] {
    if (!('repository' in report)) {
      return [];
    }
    const repository = report.repository.repository.toLowerCase();
    const isExpected =
      this.awaited.has(repository) ||
      this.unregistered.has(repository) ||
      this.options.sync.isRegistered(repository);
    return isExpected ? [] : [repository];
  }

  private schedule() {
    const now = performance.now();
    const dueAt = Math.max(now + PAUSES_S[this.round] * 1_000, this.restsUntil);
    // What comes in all the time must not put off what is about to happen.
    if (!this.isStopped && !this.isAsking && dueAt < this.dueAt) {
      clearTimeout(this.timer);
      this.dueAt = dueAt;
      this.timer = setTimeout(() => void this.ask(), dueAt - now);
    }
  }

  private async ask() {
    const { logger, sync } = this.options;
    let isAnswered = true;
    const askedAt = performance.now();
    this.dueAt = Infinity;
    this.round++;
    const { round } = this;
    this.isAsking = true;
    try {
      await sync.run();
    } catch (error) {
      isAnswered = false;
      logger.warn(`Could not ask the catalog: ${stringifyError(error)}`);
    }
    this.isAsking = false;
    const answeredAt = performance.now();
    this.restsUntil = answeredAt + Math.max(REST_MS, answeredAt - askedAt);
    this.awaited = new Set(
      [...this.awaited].filter(repository => !sync.isRegistered(repository)),
    );
    if (round !== this.round) {
      // Other facts came in meanwhile, and get their own turn.
      this.schedule();
    } else if (round === PAUSES_S.length) {
      this.awaited.forEach(repository => this.unregistered.add(repository));
      this.awaited.clear();
    } else if (this.awaited.size > 0 || !isAnswered || !sync.hasSquads()) {
      this.schedule();
    }
  }
}
