import type {
  Metric,
  MetricValue,
} from '@internal/plugin-platform-metrics-common';

/** Of these, more is better; of the others less. */
const MORE_IS_BETTER: readonly Metric[] = ['deploymentFrequency'];

/** Which way a value went since the period before, and whether that is good. */
export interface Change {
  direction: 'higher' | 'lower';
  tone: 'better' | 'worse';
  /** Without sign: 0.12 for 12 %. */
  ratio: number;
  previous: number;
}

/** What to say of a change; `same` where there is none, `undefined` where nothing was before. */
export function describeChange(
  value: Pick<MetricValue, 'change' | 'metric' | 'previous' | 'value'>,
): Change | 'same' | undefined {
  const previous = value.previous?.value;
  if (value.value === undefined || previous === undefined) return undefined;
  if (value.value === previous) return 'same';
  if (value.change === undefined) return undefined;

  const isHigher = value.change > 0;
  const isBetter = isHigher === MORE_IS_BETTER.includes(value.metric);
  return {
    direction: isHigher ? 'higher' : 'lower',
    tone: isBetter ? 'better' : 'worse',
    ratio: Math.abs(value.change),
    previous,
  };
}
