import type { FetchApi } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type {
  GoldenPathApi,
  NameVerdict,
  ServiceChoices,
} from './GoldenPathApi';

/** Calls the same actions that the command line and MCP clients do. */
export class GoldenPathClient implements GoldenPathApi {
  constructor(private readonly fetchApi: FetchApi) {}

  checkName(
    request: { name: string; owner?: string },
    options: { signal?: AbortSignal } = {},
  ): Promise<NameVerdict> {
    return this.invoke('check-service-name', request, options.signal);
  }

  listChoices(): Promise<ServiceChoices> {
    return this.invoke('list-service-choices', {});
  }

  private async invoke<T>(
    action: string,
    input: JsonObject,
    signal?: AbortSignal,
  ): Promise<T> {
    const response = await this.fetchApi.fetch(
      `plugin://scaffolder/.backstage/actions/v1/actions/scaffolder:${action}/invoke`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
        signal,
      },
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    const { output } = await response.json();
    return output;
  }
}
