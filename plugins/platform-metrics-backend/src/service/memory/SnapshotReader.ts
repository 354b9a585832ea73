import {
  weeksOf,
  type MetricValue,
  type Week,
  type WeekRange,
} from '@internal/plugin-platform-metrics-common';
import type { RollupStore } from '../../database/RollupStore';
import type { ServiceStore } from '../../database/ServiceStore';
import type { Organization } from '../organization/Organization';
import { WeekFacts } from '../weeks/WeekFacts';
import { KeptResults } from './KeptResults';
import { OrganizationCache } from './OrganizationCache';
import { RevisionReader } from './RevisionReader';
import { WeekCache } from './WeekCache';

/** Of a year at 5,000 services and a million deployments it takes about a third. */
const DEFAULT_MAX_BYTES = 192 * 1024 * 1024;

/** What was known when somebody asked. */
export interface Snapshot {
  organization: Organization;
  /** The first week with a support request of anybody. */
  supportSince?: Week;
  /** A week of the range asked for. */
  week(week: Week): WeekFacts;
  /** What was worked out before, of this or an earlier snapshot. */
  kept: KeptAnswers;
}

/** Numbers that take long, of groups of services. */
export interface KeptAnswers {
  metrics: KeptResults<MetricValue>;
  /** By which services are sorted, by their ids. */
  sortKeys: KeptResults<ReadonlyMap<number, number | undefined>>;
}

/**
 * Answers from memory, and as true as the database: each read asks it, by one
 * cheap query, which revisions there are, and reads only what is newer than
 * what is kept. So any number of replicas agree, and nobody waits for a time
 * to live to pass.
 */
export class SnapshotReader {
  readonly #revisions: RevisionReader;
  readonly #organization: OrganizationCache;
  readonly #weeks: WeekCache;
  readonly #kept: KeptAnswers = {
    metrics: new KeptResults(),
    sortKeys: new KeptResults(),
  };

  constructor(options: {
    rollups: RollupStore;
    services: ServiceStore;
    maxBytes?: number;
  }) {
    const { rollups, services, maxBytes = DEFAULT_MAX_BYTES } = options;
    this.#revisions = new RevisionReader(range => rollups.readRevisions(range));
    this.#organization = new OrganizationCache(services);
    this.#weeks = new WeekCache({ store: rollups, maxBytes });
  }

  /** Bytes that weeks take in memory, about. */
  get bytes(): number {
    return this.#weeks.bytes;
  }

  /**
   * What is known of some weeks, or of none, with every fact recorded before
   * the call.
   */
  async read(range?: WeekRange): Promise<Snapshot> {
    const { epoch, services, supportSince, weeks } =
      await this.#revisions.read(range);
    const organization = await this.#organization.get({
      epoch,
      revision: services,
    });
    const found = new Map<Week, WeekFacts>();
    await Promise.all(
      (range ? weeksOf(range) : []).map(async week => {
        const revision = weeks.get(week);
        if (revision !== undefined) {
          const facts = await this.#weeks.get(week, { epoch, revision }, () =>
            this.#organization.current.allGroups(),
          );
          found.set(week, facts);
        }
      }),
    );
    return {
      organization,
      supportSince,
      week: week => found.get(week) ?? WeekFacts.none,
      kept: this.#kept,
    };
  }
}
