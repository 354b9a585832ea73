/**
 * Facts, metrics and the API of platform metrics, for browsers and servers.
 *
 * @packageDocumentation
 */

export type {
  ChangeReport,
  DeploymentReport,
  DeploymentState,
  DeploymentStatusReport,
  FactKind,
  FactReport,
  IncidentReport,
  PullRequestReport,
  Reported,
  ReportKey,
  RepositoryReference,
  RepositoryReport,
  Requester,
  SupportRequestReport,
} from './facts/reports';
export type {
  Change,
  Deployment,
  Incident,
  MergedPullRequest,
  Service,
  ServiceHistory,
  Tier,
} from './facts/ServiceHistory';
export { deriveOutcomes } from './outcomes/deriveOutcomes';
export { firstSuccess } from './outcomes/firstDeployment';
export { rollUp } from './outcomes/rollUp';
export type {
  DeployedChange,
  FailureRule,
  ProductionDeployment,
  Remediation,
  ServiceOutcomes,
  WeeklyRollup,
} from './outcomes/ServiceOutcomes';
export { hasWholeHistory } from './outcomes/wholeHistory';
export { bandOf } from './metrics/bands';
export { baselineRange } from './metrics/baseline';
export { metricDefinitions } from './metrics/definitions';
export type { MetricDefinition } from './metrics/definitions';
export {
  deploymentFrequency,
  deploymentFrequencyOver,
} from './metrics/deploymentFrequency';
export type { SquadDeployments } from './metrics/deploymentFrequency';
export {
  changeFailureRate,
  changeFailureRateOver,
  reworkRate,
  reworkRateOver,
} from './metrics/deploymentRatios';
export type {
  DeploymentCounts,
  DeploymentCountsIn,
} from './metrics/deploymentRatios';
export { firstWeekOf } from './metrics/firstWeekOf';
export { leadTime, leadTimeMs, leadTimeOver } from './metrics/leadTime';
export type { LeadTimesIn } from './metrics/leadTime';
export type { Measure } from './metrics/Measure';
export { metrics } from './metrics/metrics';
export { changeOf } from './metrics/metricValue';
export { median, percentile } from './metrics/percentile';
export type { SortedNumbers } from './metrics/percentile';
export { percentileOfSorted } from './metrics/percentileOfSorted';
export { recoveryTime, recoveryTimeOver } from './metrics/recoveryTime';
export type { Failure, FailuresIn } from './metrics/recoveryTime';
export { reportOn } from './metrics/Report';
export type { Period, PeriodWeek, Report } from './metrics/Report';
export { isRising, supportLoad, supportLoadOver } from './metrics/supportLoad';
export type { SupportRequests } from './metrics/supportLoad';
export {
  isWaiting,
  timeToFirstDeployment,
  timeToFirstDeploymentMs,
  timeToFirstDeploymentOver,
  waitedMs,
} from './metrics/timeToFirstDeployment';
export type { ServiceStart } from './metrics/timeToFirstDeployment';
export {
  PROJECT_SLUG_ANNOTATION,
  REPOSITORY_ANNOTATION,
  repositoryOfEntity,
} from './ownership/annotations';
export {
  RESOURCE_TYPE_BASELINE_SUBJECT,
  baselineUpdatePermission,
  factCreatePermission,
  factDeletePermission,
  ifSubjectLead,
  IS_SUBJECT_LEAD,
  metricReadPermission,
  platformMetricsPermissions,
  rollupRebuildPermission,
  supportRequestAssignPermission,
} from './permissions';
export { defaultMetricsSettings } from './settings/defaultMetricsSettings';
export type {
  Band,
  BandBounds,
  MetricsSettings,
} from './settings/MetricsSettings';
export { addWeeks, isoWeekLabel, weekOfDate, weeksBetween } from './weeks/Week';
export type { Week } from './weeks/Week';
export { weekEnd, weekOf, weekStart } from './weeks/weekOf';
export {
  previousRange,
  rangeInstants,
  weekRange,
  weekRangeOfDates,
  weeksOf,
} from './weeks/WeekRange';
export type { WeekRange } from './weeks/WeekRange';
export type {
  CsvOperation,
  JsonAnswer,
  Operation,
  OperationBody,
  OperationParameters,
} from './api/operations';
export type { PlatformMetricsApi } from './api/PlatformMetricsApi';
export {
  PlatformMetricsClient,
  type PlatformMetricsClientOptions,
} from './api/PlatformMetricsClient';
export type {
  Assignment,
  Baseline,
  BaselineComputation,
  BaselineInput,
  Baselines,
  BatchResult,
  DeploymentInput,
  Directory,
  Fact,
  Facts,
  FirstDeployment,
  FirstDeployments,
  Freshness,
  ImportPreview,
  ImportResult,
  ImportRow,
  IncidentInput,
  ItemResult,
  Metric,
  MetricValue,
  PreviousValue,
  Range,
  Rebuild,
  Removal,
  Series,
  ServiceRow,
  ServiceTable,
  SourceState,
  Squad,
  Subject,
  SubjectSeries,
  Summary,
  SupportRequestInput,
  Unit,
  WaitingService,
  WaitingServices,
  WeeklyPoint,
  MetricsQuery,
} from './api/schema';
