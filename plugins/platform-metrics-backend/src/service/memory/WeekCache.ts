import type { Week } from '@internal/plugin-platform-metrics-common';
import type { RollupStore } from '../../database/RollupStore';
import type { ServiceGroup } from '../weeks/WeekFacts';
import { WeekFacts } from '../weeks/WeekFacts';
import { WeekRollups } from '../weeks/WeekRollups';

/** From which state of the database something is. */
export interface Version {
  epoch: number;
  revision: number;
}

interface KeptWeek {
  version: Version;
  facts: WeekFacts;
}

/**
 * Weeks in memory, the least recently asked for first to go. What is kept is
 * never trusted by its age: callers say which revision they need.
 */
export class WeekCache {
  readonly #store: Pick<RollupStore, 'readRollups' | 'readSupportLoad'>;
  readonly #maxBytes: number;
  readonly #kept = new Map<Week, KeptWeek>();
  readonly #loading = new Map<Week, Promise<KeptWeek>>();
  #bytes = 0;

  constructor(options: {
    store: Pick<RollupStore, 'readRollups' | 'readSupportLoad'>;
    maxBytes: number;
  }) {
    this.#store = options.store;
    this.#maxBytes = options.maxBytes;
  }

  /** Bytes that the weeks kept take, about. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * A week, not older than a version. However many ask, it is read once, and
   * of a week that is there only the rows that changed.
   *
   * @param groups - of whom sums will be asked: they are made at once, so that
   * many weeks are not added up in one go by whoever asks first
   */
  async get(
    week: Week,
    wanted: Version,
    groups: () => Iterable<ServiceGroup>,
  ): Promise<WeekFacts> {
    let found = this.#kept.get(week);
    while (!found || !isAsNew(found.version, wanted)) {
      found = await (this.#loading.get(week) ??
        this.load(week, wanted, groups));
    }
    this.keep(week, found);
    return found.facts;
  }

  private load(
    week: Week,
    version: Version,
    groups: () => Iterable<ServiceGroup>,
  ): Promise<KeptWeek> {
    const loading = this.read(week, version, groups).finally(() =>
      this.#loading.delete(week),
    );
    this.#loading.set(week, loading);
    return loading;
  }

  private async read(
    week: Week,
    version: Version,
    groups: () => Iterable<ServiceGroup>,
  ): Promise<KeptWeek> {
    const kept = this.#kept.get(week);
    const base = kept?.version.epoch === version.epoch ? kept : undefined;
    const [rows, requests] = await Promise.all([
      this.#store.readRollups(week, base?.version.revision ?? 0),
      this.#store.readSupportLoad(week),
    ]);
    const supportRequests = new Map(
      requests.map(({ squad, opened }) => [squad, opened]),
    );
    const facts = base
      ? base.facts.with(rows, supportRequests, groups())
      : new WeekFacts({ rollups: WeekRollups.of(rows), supportRequests });
    for (const group of groups()) {
      facts.sumOf(group);
    }
    return { version, facts };
  }

  private keep(week: Week, next: KeptWeek): void {
    this.#bytes += next.facts.bytes - (this.#kept.get(week)?.facts.bytes ?? 0);
    this.#kept.delete(week);
    this.#kept.set(week, next);
    for (const [oldest, { facts }] of this.#kept) {
      if (this.#bytes <= this.#maxBytes || oldest === week) {
        return;
      }
      this.#kept.delete(oldest);
      this.#bytes -= facts.bytes;
    }
  }
}

function isAsNew(version: Version, wanted: Version): boolean {
  return (
    version.epoch > wanted.epoch ||
    (version.epoch === wanted.epoch && version.revision >= wanted.revision)
  );
}
