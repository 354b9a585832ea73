import type {
  Baseline,
  Metric,
} from '@internal/plugin-platform-metrics-common';
import type { ServiceSelection } from './Selection';

/** The subject of baselines of all squads together. */
export const ORGANIZATION = 'organization';

/** What metrics were before the platform, by whom and what. */
export class Baselines {
  readonly #byKey: ReadonlyMap<string, Baseline>;

  constructor(baselines: readonly Baseline[]) {
    this.#byKey = new Map(
      baselines.map(baseline => [
        key(baseline.metric, baseline.subject),
        baseline,
      ]),
    );
  }

  get(metric: Metric, subject: string): Baseline | undefined {
    return this.#byKey.get(key(metric, subject));
  }

  /**
   * That of the one squad or of everybody. A few squads, a system and a service
   * have none.
   */
  ofTotal(metric: Metric, selection: ServiceSelection): Baseline | undefined {
    const { squads, system, service } = selection;
    if (system || service || (squads && squads.length !== 1)) {
      return undefined;
    }
    return this.get(metric, squads?.[0] ?? ORGANIZATION);
  }

  /** That of a squad, where all of its services count. */
  ofSubject(
    metric: Metric,
    subject: string,
    { system }: ServiceSelection,
  ): Baseline | undefined {
    return system ? undefined : this.get(metric, subject);
  }
}

function key(metric: Metric, subject: string): string {
  return `${metric}\n${subject}`;
}
