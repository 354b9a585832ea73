/**
 * How a module hands facts to platform metrics.
 *
 * @packageDocumentation
 */

export type {
  BaselineSuggestion,
  FactRecorder,
  MetricSource,
  ReconciliationContext,
} from './MetricSource';
export {
  metricSourcesExtensionPoint,
  type MetricSourcesExtensionPoint,
} from './metricSourcesExtensionPoint';
