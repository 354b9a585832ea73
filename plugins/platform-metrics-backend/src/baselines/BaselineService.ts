import { InputError, NotFoundError } from '@backstage/errors';
import {
  metricDefinitions,
  type Baseline,
  type BaselineComputation,
  type BaselineInput,
  type Metric,
} from '@internal/plugin-platform-metrics-common';
import type { BaselineRecord, BaselineStore } from '../database/BaselineStore';
import type { ServiceStore } from '../database/ServiceStore';
import type { MetricsService } from '../service/MetricsService';
import { toBaseline } from './toBaseline';

/** The subject of baselines of all squads together. */
export const ORGANIZATION = 'organization';

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

  /** Enters one, instead of what was there. */
  async enter(
    { metric, subject, value, note }: BaselineInput,
    updatedBy: string,
    source?: string,
  ): Promise<Baseline> {
    if (metricDefinitions[metric].unit === 'ratio' && value > 1) {
      throw new InputError(
        `'value' is ${value}: expected a ratio from 0 to 1, such as 0.15 for 15 %`,
      );
    }
    await this.requireSubject(subject);
    return this.keep({
      metric,
      subject,
      value,
      origin: 'entered',
      updatedBy,
      note,
      source,
    });
  }

  /** Computes one from history, and keeps it instead of what was there. */
  async compute(
    { metric, subject }: BaselineComputation,
    updatedBy: string,
    source?: string,
  ): Promise<Baseline> {
    await this.requireSubject(subject);
    const { value, sampleSize, range } =
      await this.options.metrics.computeBaseline(metric, subject);
    return this.keep({
      metric,
      subject,
      value,
      origin: 'computed',
      sampleSize,
      ...range,
      updatedBy,
      source,
    });
  }

  async remove(metric: Metric, subject: string): Promise<void> {
    const wasThere = await this.options.baselines.remove({ metric, subject });
    if (!wasThere) {
      throw new NotFoundError(`${subject} has no baseline of ${metric}`);
    }
    this.options.onChange();
  }

  private async keep(
    baseline: Omit<BaselineRecord, 'unit' | 'updatedAt'> & { metric: Metric },
  ): Promise<Baseline> {
    const record = {
      ...baseline,
      unit: metricDefinitions[baseline.metric].unit,
      updatedAt: (this.options.now ?? Date.now)(),
    };
    await this.options.baselines.put(record);
    this.options.onChange();
    return toBaseline(record);
  }

  private async requireSubject(subject: string): Promise<void> {
    if (subject === ORGANIZATION) {
      return;
    }
    const squads = await this.options.services.readSquads();
    if (!squads.some(({ ref }) => ref === subject)) {
      throw new NotFoundError(
        `There is no squad ${subject}: expected one that the catalog has, such as group:default/payments, or ${ORGANIZATION}`,
      );
    }
  }
}
