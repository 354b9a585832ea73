/**
 * How a module hands facts to platform metrics.
 *
 * @packageDocumentation
 */

export type {
  FactRecorder,
  MetricSource,
  ReconciliationContext,
} from './MetricSource';
export {
  metricSourcesExtensionPoint,
  type MetricSourcesExtensionPoint,
} from './metricSourcesExtensionPoint';
