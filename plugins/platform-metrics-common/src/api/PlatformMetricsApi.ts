import type { CsvOperation, OperationParameters } from './operations';
import type {
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
  FirstDeployments,
  Freshness,
  ImportPreview,
  ImportResult,
  IncidentInput,
  Rebuild,
  Removal,
  Series,
  ServiceTable,
  Summary,
  SupportRequestInput,
  WaitingServices,
} from './schema';

/**
 * The plugin's HTTP API: every operation of its document by name.
 *
 * @public
 */
export interface PlatformMetricsApi {
  /** Every metric over a selection, against the period before. */
  getSummary(query?: OperationParameters<'getSummary'>): Promise<Summary>;
  /** One metric by squad and week; by week of one service if that is given. */
  getSeries(query: OperationParameters<'getSeries'>): Promise<Series>;
  listFirstDeployments(
    query?: OperationParameters<'listFirstDeployments'>,
  ): Promise<FirstDeployments>;
  listWaitingServices(
    query?: OperationParameters<'listWaitingServices'>,
  ): Promise<WaitingServices>;
  listServices(
    query?: OperationParameters<'listServices'>,
  ): Promise<ServiceTable>;
  /** The facts behind a number. */
  listFacts(query: OperationParameters<'listFacts'>): Promise<Facts>;
  getFact(query: OperationParameters<'getFact'>): Promise<Fact>;
  /** Squads and systems to choose from, and what you may do. */
  getDirectory(): Promise<Directory>;
  listSources(): Promise<Freshness>;
  /** The text that Prometheus scrapes. */
  getOpenMetrics(): Promise<string>;
  listBaselines(): Promise<Baselines>;
  putBaseline(baseline: BaselineInput): Promise<Baseline>;
  deleteBaseline(query: OperationParameters<'deleteBaseline'>): Promise<void>;
  /** Computes a baseline from history and keeps it. */
  computeBaseline(baseline: BaselineComputation): Promise<Baseline>;
  listUnassignedSupportRequests(
    query?: OperationParameters<'listUnassignedSupportRequests'>,
  ): Promise<Facts>;
  assignSupportRequest(
    query: OperationParameters<'assignSupportRequest'>,
    assignment: Assignment,
  ): Promise<Fact>;
  reportDeployments(items: DeploymentInput[]): Promise<BatchResult>;
  reportIncidents(items: IncidentInput[]): Promise<BatchResult>;
  reportSupportRequests(items: SupportRequestInput[]): Promise<BatchResult>;
  /** Takes CDEvents in CloudEvents' JSON. */
  reportEvents(events: object[]): Promise<BatchResult>;
  /** Says what an import would do. */
  previewImport(
    query: OperationParameters<'previewImport'>,
    csv: string,
  ): Promise<ImportPreview>;
  /** Imports all rows or none. */
  runImport(
    query: OperationParameters<'runImport'>,
    csv: string,
  ): Promise<ImportResult>;
  /** Removes everything a source reported. */
  removeSource(query: OperationParameters<'removeSource'>): Promise<Removal>;
  rebuildRollups(): Promise<Rebuild>;
  /** What an operation answers, as CSV: all of it at once. */
  csv<O extends CsvOperation>(
    operation: O,
    query: OperationParameters<O>,
  ): Promise<string>;
}
