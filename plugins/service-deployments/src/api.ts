import { DEFAULT_NAMESPACE, type Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { createApiRef, type FetchApi } from '@backstage/frontend-plugin-api';
import type {
  EnvironmentList,
  Health,
} from '@internal/plugin-service-deployments-common';

/** What the card asks the backend. */
export interface ServiceDeploymentsApi {
  listEnvironments(entity: Entity): Promise<EnvironmentList>;
  checkHealth(entity: Entity, environment: string): Promise<Health>;
}

/** By which the card finds it. */
export const serviceDeploymentsApiRef = createApiRef<ServiceDeploymentsApi>({
  id: 'plugin.service-deployments.service',
});

/** Asks over HTTP. */
export class ServiceDeploymentsClient implements ServiceDeploymentsApi {
  constructor(private readonly fetchApi: FetchApi) {}

  listEnvironments(entity: Entity): Promise<EnvironmentList> {
    return this.get(entity, 'environments');
  }

  checkHealth(entity: Entity, environment: string): Promise<Health> {
    return this.get(
      entity,
      `environments/${encodeURIComponent(environment)}/health`,
    );
  }

  private async get<T>(entity: Entity, path: string): Promise<T> {
    const { kind, metadata } = entity;
    const { name, namespace = DEFAULT_NAMESPACE } = metadata;
    const subject = [kind.toLowerCase(), namespace, name]
      .map(encodeURIComponent)
      .join('/');
    const response = await this.fetchApi.fetch(
      `plugin://service-deployments/entities/${subject}/${path}`,
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
