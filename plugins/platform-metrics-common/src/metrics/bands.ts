import type {
  Band,
  BandBounds,
  MetricsSettings,
} from '../settings/MetricsSettings';
import type { Metric } from '../api/schema';

/**
 * DORA's cluster of a value, or `undefined` where the sample is smaller than
 * `minimumSample` or the metric has no clusters. Change failure rate has none
 * on purpose: the clusters' rates of 2024 are 5, 20, 10 and 40 %.
 *
 * @public
 */
export function bandOf(
  metric: Metric,
  value: number | undefined,
  sampleSize: number,
  { bands }: Pick<MetricsSettings, 'bands'>,
): Band | undefined {
  if (value === undefined || sampleSize < bands.minimumSample) {
    return undefined;
  }
  switch (metric) {
    case 'deploymentFrequency':
      return cluster(bands.deploymentFrequency, bound => value >= bound);
    case 'leadTime':
      return cluster(bands.leadTime, bound => value < bound);
    case 'recoveryTime':
      return cluster(bands.recoveryTime, bound => value < bound);
    default:
      return undefined;
  }
}

function cluster(
  bounds: BandBounds,
  isWithin: (bound: number) => boolean,
): Band {
  const bands = ['elite', 'high', 'medium'] as const;
  return bands.find(band => isWithin(bounds[band])) ?? 'low';
}
