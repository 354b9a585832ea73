import { ResponseError } from '@backstage/errors';
import { httpRequest, type RequestContent } from './httpRequest';
import type {
  CsvOperation,
  JsonAnswer,
  Operation,
  OperationParameters,
} from './operations';
import type { PlatformMetricsApi } from './PlatformMetricsApi';
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
 * What the client sends requests with.
 *
 * @public
 */
export interface PlatformMetricsClientOptions {
  /** Signs requests in: a FetchApi, or anything of its shape. */
  fetchApi: { fetch: typeof fetch };
  /** Where the plugin is. Default: `plugin://platform-metrics`, which a FetchApi knows. */
  discoveryApi?: { getBaseUrl(pluginId: string): Promise<string> };
}

/**
 * Asks over HTTP; rejects with a ResponseError where the answer is one.
 *
 * @public
 */
export class PlatformMetricsClient implements PlatformMetricsApi {
  constructor(private readonly options: PlatformMetricsClientOptions) {}

  getSummary(query: OperationParameters<'getSummary'> = {}): Promise<Summary> {
    return this.json('getSummary', { query });
  }

  getSeries(query: OperationParameters<'getSeries'>): Promise<Series> {
    return this.json('getSeries', { query });
  }

  listFirstDeployments(
    query: OperationParameters<'listFirstDeployments'> = {},
  ): Promise<FirstDeployments> {
    return this.json('listFirstDeployments', { query });
  }

  listWaitingServices(
    query: OperationParameters<'listWaitingServices'> = {},
  ): Promise<WaitingServices> {
    return this.json('listWaitingServices', { query });
  }

  listServices(
    query: OperationParameters<'listServices'> = {},
  ): Promise<ServiceTable> {
    return this.json('listServices', { query });
  }

  listFacts(query: OperationParameters<'listFacts'>): Promise<Facts> {
    return this.json('listFacts', { query });
  }

  getFact(query: OperationParameters<'getFact'>): Promise<Fact> {
    return this.json('getFact', { query });
  }

  getDirectory(): Promise<Directory> {
    return this.json('getDirectory');
  }

  listSources(): Promise<Freshness> {
    return this.json('listSources');
  }

  async getOpenMetrics(): Promise<string> {
    return (await this.request('getOpenMetrics')).text();
  }

  listBaselines(): Promise<Baselines> {
    return this.json('listBaselines');
  }

  putBaseline(baseline: BaselineInput): Promise<Baseline> {
    return this.json('putBaseline', { json: baseline });
  }

  async deleteBaseline(
    query: OperationParameters<'deleteBaseline'>,
  ): Promise<void> {
    await this.request('deleteBaseline', { query });
  }

  computeBaseline(baseline: BaselineComputation): Promise<Baseline> {
    return this.json('computeBaseline', { json: baseline });
  }

  listUnassignedSupportRequests(
    query: OperationParameters<'listUnassignedSupportRequests'> = {},
  ): Promise<Facts> {
    return this.json('listUnassignedSupportRequests', { query });
  }

  assignSupportRequest(
    query: OperationParameters<'assignSupportRequest'>,
    assignment: Assignment,
  ): Promise<Fact> {
    return this.json('assignSupportRequest', {
      query,
      json: assignment,
    });
  }

  reportDeployments(items: DeploymentInput[]): Promise<BatchResult> {
    return this.json('reportDeployments', {
      json: { items },
    });
  }

  reportIncidents(items: IncidentInput[]): Promise<BatchResult> {
    return this.json('reportIncidents', { json: { items } });
  }

  reportSupportRequests(items: SupportRequestInput[]): Promise<BatchResult> {
    return this.json('reportSupportRequests', {
      json: { items },
    });
  }

  reportEvents(events: object[]): Promise<BatchResult> {
    return this.json('reportEvents', { json: events });
  }

  previewImport(
    query: OperationParameters<'previewImport'>,
    csv: string,
  ): Promise<ImportPreview> {
    return this.json('previewImport', { query, csv });
  }

  runImport(
    query: OperationParameters<'runImport'>,
    csv: string,
  ): Promise<ImportResult> {
    return this.json('runImport', { query, csv });
  }

  removeSource(query: OperationParameters<'removeSource'>): Promise<Removal> {
    return this.json('removeSource', { query });
  }

  rebuildRollups(): Promise<Rebuild> {
    return this.json('rebuildRollups');
  }

  async csv<O extends CsvOperation>(
    operation: O,
    query: OperationParameters<O>,
  ) {
    const response = await this.request(operation, {
      query: Object.assign({ format: 'csv' }, query),
    });
    return response.text();
  }

  private async json<O extends Operation>(
    operation: O,
    content?: RequestContent,
  ): Promise<JsonAnswer<O>> {
    return (await this.request(operation, content)).json();
  }

  private async request(operation: Operation, content: RequestContent = {}) {
    const { fetchApi, discoveryApi } = this.options;
    const base =
      (await discoveryApi?.getBaseUrl('platform-metrics')) ??
      'plugin://platform-metrics';
    const { target, init } = httpRequest(operation, content);

    const response = await fetchApi.fetch(`${base}${target}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}
