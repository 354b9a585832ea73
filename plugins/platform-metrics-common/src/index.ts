/**
 * Facts, metrics and the API of platform metrics, for browsers and servers.
 *
 * @packageDocumentation
 */

export type * from './facts/reports';
export type * from './facts/ServiceHistory';
export type * from './outcomes/ServiceOutcomes';
export { deriveOutcomes } from './outcomes/deriveOutcomes';
export { rollUp } from './outcomes/rollUp';
export { leadTimeMs } from './metrics/leadTime';
export type { Week } from './weeks/Week';
export { addWeeks, isoWeekLabel, weekOfDate, weeksBetween } from './weeks/Week';
export { weekEnd, weekOf, weekStart } from './weeks/weekOf';
export type { WeekRange } from './weeks/WeekRange';
export {
  completeWeeksOf,
  previousRange,
  rangeInstants,
  weekRange,
  weekRangeOfDates,
  weeksOf,
} from './weeks/WeekRange';
export type * from './settings/MetricsSettings';
export { defaultMetricsSettings } from './settings/defaultMetricsSettings';
export * from './permissions';
export type * from './api/schema';
export type { CsvOperation, OperationParameters } from './api/operations';
export type { PlatformMetricsApi } from './api/PlatformMetricsApi';
export {
  PlatformMetricsClient,
  type PlatformMetricsClientOptions,
} from './api/PlatformMetricsClient';
