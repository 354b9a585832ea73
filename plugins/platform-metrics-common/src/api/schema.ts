import type { components, operations } from './openapi.generated';

type Schemas = components['schemas'];

/** @public */
export type Assignment = Schemas['Assignment'];

/** @public */
export type Baseline = Schemas['Baseline'];

/** @public */
export type BaselineComputation = Schemas['BaselineComputation'];

/** @public */
export type BaselineInput = Schemas['BaselineInput'];

/** @public */
export type Baselines = Schemas['Baselines'];

/** @public */
export type BatchResult = Schemas['BatchResult'];

/** @public */
export type DeploymentInput = Schemas['DeploymentInput'];

/** @public */
export type Directory = Schemas['Directory'];

/** @public */
export type Fact = Schemas['Fact'];

/** @public */
export type Facts = Schemas['Facts'];

/** @public */
export type FirstDeployment = Schemas['FirstDeployment'];

/** @public */
export type FirstDeployments = Schemas['FirstDeployments'];

/** @public */
export type Freshness = Schemas['Freshness'];

/** @public */
export type ImportPreview = Schemas['ImportPreview'];

/** @public */
export type ImportResult = Schemas['ImportResult'];

/** @public */
export type ImportRow = Schemas['ImportRow'];

/** @public */
export type IncidentInput = Schemas['IncidentInput'];

/** @public */
export type ItemResult = Schemas['ItemResult'];

/** @public */
export type Metric = Schemas['Metric'];

/** @public */
export type MetricValue = Schemas['MetricValue'];

/** @public */
export type PreviousValue = Schemas['PreviousValue'];

/** @public */
export type Range = Schemas['Range'];

/** @public */
export type Rebuild = Schemas['Rebuild'];

/** @public */
export type Removal = Schemas['Removal'];

/** @public */
export type Series = Schemas['Series'];

/** @public */
export type ServiceRow = Schemas['ServiceRow'];

/** @public */
export type ServiceTable = Schemas['ServiceTable'];

/** @public */
export type SourceState = Schemas['SourceState'];

/** @public */
export type Squad = Schemas['Squad'];

/** @public */
export type Subject = Schemas['Subject'];

/** @public */
export type SubjectSeries = Schemas['SubjectSeries'];

/** @public */
export type Summary = Schemas['Summary'];

/** @public */
export type SupportRequestInput = Schemas['SupportRequestInput'];

/** @public */
export type Unit = Schemas['Unit'];

/** @public */
export type WaitingService = Schemas['WaitingService'];

/** @public */
export type WaitingServices = Schemas['WaitingServices'];

/** @public */
export type WeeklyPoint = Schemas['WeeklyPoint'];

/**
 * Which facts to look at. Dates are widened to whole weeks.
 *
 * @public
 */
export type MetricsQuery = Omit<
  NonNullable<operations['getSummary']['parameters']['query']>,
  'format'
>;
