export { MetricLines } from './MetricLines';
