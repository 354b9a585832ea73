import { InputError, NotFoundError } from '@backstage/errors';
import {
  metricDefinitions,
  type Baseline,
  type BaselineComputation,
  type BaselineInput,
  type Metric,
} from '@internal/plugin-platform-metrics-common';
import type { BaselineSuggestion } from '@internal/plugin-platform-metrics-node';
import type { BaselineRecord, BaselineStore } from '../database/BaselineStore';
import type { ServiceStore } from '../database/ServiceStore';
import type { MetricsService } from '../service/MetricsService';
import { toBaseline } from './toBaseline';

/** The subject of baselines of all squads together. */
export const ORGANIZATION = 'organization';

/** A baseline that may be kept. */
export type BaselineDraft = Omit<BaselineRecord, 'unit' | 'updatedAt'> & {
  metric: Metric;
};

/** Enters, computes and removes what metrics were before the platform. */
export class BaselineService {
  constructor(
    private readonly options: {
      baselines: BaselineStore;
      services: Pick<ServiceStore, 'readSquads'>;
      metrics: Pick<MetricsService, 'computeBaseline'>;
      onChange: () => void;
      now?: () => number;
    },
  ) {}

  async list(): Promise<Baseline[]> {
    return (await this.options.baselines.list()).map(toBaseline);
  }

  async has({ metric, subject }: BaselineComputation): Promise<boolean> {
    const known = await this.options.baselines.list();
    return known.some(one => one.metric === metric && one.subject === subject);
  }

  /** Whether there can be baselines of it. */
  async knows(subject: string): Promise<boolean> {
    if (subject === ORGANIZATION) {
      return true;
    }
    const squads = await this.options.services.readSquads();
    return squads.some(({ ref }) => ref === subject);
  }

  /** Enters one, instead of what was there. */
  async enter(input: BaselineInput, updatedBy: string): Promise<Baseline> {
    const entry = entered(input);
    await this.requireSubject(input.subject);
    return this.put({ ...entry, updatedBy });
  }

  /** Computes one from history, and keeps it instead of what was there. */
  async compute(
    computation: BaselineComputation,
    updatedBy: string,
  ): Promise<Baseline> {
    await this.requireSubject(computation.subject);
    return this.put({ ...(await this.computed(computation)), updatedBy });
  }

  /**
   * What a source suggests, as it would be kept.
   *
   * @throws ConflictError - where it is to be computed, and there is no history
   */
  async draft(
    { by, metric, note, subject, value }: BaselineSuggestion,
    source: string,
  ): Promise<BaselineDraft> {
    const found =
      value === undefined
        ? await this.computed({ metric, subject })
        : entered({ metric, subject, value, note });
    return { ...found, updatedBy: by, source };
  }

  /** Keeps a draft, unless somebody was faster. Whether it is kept. */
  async add(draft: BaselineDraft): Promise<boolean> {
    const isKept = await this.options.baselines.add(this.record(draft));
    if (isKept) {
      this.options.onChange();
    }
    return isKept;
  }

  async remove(metric: Metric, subject: string): Promise<void> {
    const wasThere = await this.options.baselines.remove({ metric, subject });
    if (!wasThere) {
      throw new NotFoundError(`${subject} has no baseline of ${metric}`);
    }
    this.options.onChange();
  }

  private async computed({ metric, subject }: BaselineComputation) {
    const { value, sampleSize, range } =
      await this.options.metrics.computeBaseline(metric, subject);
    const origin = 'computed' as const;
    return { metric, subject, value, origin, sampleSize, ...range };
  }

  private async put(draft: BaselineDraft): Promise<Baseline> {
    const record = this.record(draft);
    await this.options.baselines.put(record);
    this.options.onChange();
    return toBaseline(record);
  }

  private record(draft: BaselineDraft): BaselineRecord {
    const { unit } = metricDefinitions[draft.metric];
    return { ...draft, unit, updatedAt: (this.options.now ?? Date.now)() };
  }

  private async requireSubject(subject: string): Promise<void> {
    if (!(await this.knows(subject))) {
      throw new NotFoundError(
        `There is no squad ${subject}: expected one that the catalog has, such as group:default/payments, or ${ORGANIZATION}`,
      );
    }
  }
}

function entered({ metric, subject, value, note }: BaselineInput) {
  if (metricDefinitions[metric].unit === 'ratio' && value > 1) {
    throw new InputError(
      `'value' is ${value}: expected a ratio from 0 to 1, such as 0.15 for 15 %`,
    );
  }
  return { metric, subject, value, origin: 'entered' as const, note };
}
