import {
  metricDefinitions,
  type Metric,
  type MetricValue,
} from '@internal/plugin-platform-metrics-common';
import { Gauge, Registry, type RegistryContentType } from 'prom-client';
import type { OpenMetricsInput } from '../service/reads/openMetrics';

/** Durations have two decimals of a millisecond at most; divided once, they stay exact. */
const inSeconds = (milliseconds: number) =>
  Math.round(milliseconds * 100) / 100_000;

/** Names in base units, as https://prometheus.io/docs/practices/naming/ has them. */
const names: Record<Metric, string> = {
  timeToFirstDeployment: 'time_to_first_deployment_seconds',
  deploymentFrequency: 'deployments_per_week',
  supportLoad: 'support_requests_per_week',
  leadTime: 'lead_time_seconds',
  changeFailureRate: 'change_failure_ratio',
  recoveryTime: 'recovery_time_seconds',
  reworkRate: 'rework_ratio',
};

/** The gauges of one set of labels; those without a sample are left out. */
class Exposition {
  private readonly gauges = new Map<string, Gauge>();

  constructor(
    private readonly registry: Registry<RegistryContentType>,
    private readonly prefix: string,
    private readonly labelNames: string[] = [],
  ) {}

  set(
    { metric, unit, value, p90, sampleSize }: MetricValue,
    labels: Record<string, string> = {},
  ): void {
    const { title, definition } = metricDefinitions[metric];
    const name = names[metric];
    const inBaseUnit = (amount: number | undefined) =>
      amount !== undefined && unit === 'milliseconds'
        ? inSeconds(amount)
        : amount;

    const samples = [
      [name, definition, inBaseUnit(value)],
      [
        name.replace(/(_seconds)$/, '_p90$1'),
        `${title}: 90th percentile.`,
        inBaseUnit(p90),
      ],
      [
        name.replace(/(_seconds|_ratio|_per_week)?$/, '_samples'),
        `${title}: of how many facts it is.`,
        sampleSize,
      ],
    ] as const;
    for (const [suffix, help, sample] of samples) {
      if (sample !== undefined) {
        this.gauge(`${this.prefix}_${suffix}`, help).set(labels, sample);
      }
    }
  }

  private gauge(name: string, help: string): Gauge {
    let gauge = this.gauges.get(name);
    if (!gauge) {
      gauge = new Gauge({
        name,
        help,
        labelNames: this.labelNames,
        registers: [this.registry],
      });
      this.gauges.set(name, gauge);
    }
    return gauge;
  }
}

/**
 * Every metric as gauges: of each squad by the label `squad`, and of everybody
 * by names of their own, so that no sum counts twice. What has no data has no
 * sample.
 */
export async function openMetricsText(
  { total, squads }: OpenMetricsInput,
  contentType: RegistryContentType,
): Promise<string> {
  const registry = new Registry<RegistryContentType>();
  registry.setContentType(contentType);

  const everybody = new Exposition(registry, 'platform_metrics_organization');
  total.forEach(value => everybody.set(value));

  const bySquad = new Exposition(registry, 'platform_metrics', ['squad']);
  for (const { subject, metrics } of squads) {
    metrics.forEach(value => bySquad.set(value, { squad: subject.ref }));
  }
  return registry.metrics();
}
