export { MetricCard } from './MetricCard';
export { CsvButton, type CsvRequest } from './CsvButton';
