export { MetricLines, MetricLinesSkeleton } from './MetricLines';
