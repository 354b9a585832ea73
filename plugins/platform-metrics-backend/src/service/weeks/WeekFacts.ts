import type { ServiceWeek } from './ServiceWeek';
import { addUp, replaceIn, type SquadWeek } from './SquadWeek';
import { WeekRollups } from './WeekRollups';

/** With more changed services at once, to add up is no dearer. */
const MAX_REPLACED = 20;

/** Ids of services. It is told apart by its identity: what is known of it is kept by it. */
export type ServiceGroup = ReadonlySet<number>;

/** One week at one revision. */
export class WeekFacts {
  static readonly none = new WeekFacts({
    rollups: WeekRollups.none,
    supportRequests: new Map(),
  });

  readonly #rollups: WeekRollups;
  readonly #sums = new WeakMap<ServiceGroup, SquadWeek>();
  /** Support requests opened, by squad; by undefined those of nobody. */
  readonly supportRequests: ReadonlyMap<string | undefined, number>;

  constructor(options: {
    rollups: WeekRollups;
    supportRequests: ReadonlyMap<string | undefined, number>;
  }) {
    this.#rollups = options.rollups;
    this.supportRequests = options.supportRequests;
  }

  /** Bytes it takes, with what groups will ask of it: every lead time three times. */
  get bytes(): number {
    return 3 * this.#rollups.bytes + 100 * this.supportRequests.size;
  }

  /** What one service did. */
  of(service: number): ServiceWeek | undefined {
    return this.#rollups.get(service);
  }

  /** What a group did together. */
  sumOf(group: ServiceGroup): SquadWeek {
    let sum = this.#sums.get(group);
    if (!sum) {
      sum = addUp(this.#rollups, group);
      this.#sums.set(group, sum);
    }
    return sum;
  }

  /**
   * The week after a change. What groups did is taken over, but for the
   * services that changed.
   */
  with(
    changed: readonly ServiceWeek[],
    supportRequests: ReadonlyMap<string | undefined, number>,
    groups: Iterable<ServiceGroup>,
  ): WeekFacts {
    const next = new WeekFacts({
      rollups: changed.length > 0 ? this.#rollups.with(changed) : this.#rollups,
      supportRequests,
    });
    for (const group of groups) {
      const sum = this.#sums.get(group);
      const ofGroup = changed.filter(({ service }) => group.has(service));
      if (sum && ofGroup.length <= MAX_REPLACED) {
        next.#sums.set(
          group,
          ofGroup.reduce(
            (sums, row) => replaceIn(sums, this.of(row.service), row),
            sum,
          ),
        );
      }
    }
    return next;
  }
}
