export { MetricDefinition } from './MetricDefinition';
