import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import platformMetricsPlugin from '..';

const organization: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: {
      name: 'payments',
      namespace: 'default',
      annotations: { 'wheelhouse/lead': 'user:default/priya-raman' },
    },
    spec: { type: 'squad', children: [] },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'orders',
      namespace: 'default',
      annotations: { 'github.com/project-slug': 'larkspur/orders' },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
  },
];

/** The plugin in a backend: by default with a squad that owns a service. */
export class MetricsBench {
  private constructor(private readonly portal: TestBackend) {}

  static async start({
    entities = organization,
    timeZone = 'UTC',
    sources = [],
  }: {
    entities?: Entity[];
    timeZone?: string;
    sources?: BackendFeature[];
  } = {}): Promise<MetricsBench> {
    const portal = await startTestBackend({
      features: [
        platformMetricsPlugin,
        catalogServiceMock.factory({ entities }),
        ...sources,
        mockServices.rootConfig.factory({
          data: { platformMetrics: { timeZone } },
        }),
      ],
    });
    return new MetricsBench(portal);
  }

  /** Of the API. */
  get url(): string {
    const { port } = this.portal.server.address() as { port: number };
    return `http://127.0.0.1:${port}/api/platform-metrics`;
  }

  get(path: string, credentials?: string) {
    return this.request('GET', path, { credentials });
  }

  async request(
    method: string,
    path: string,
    options: {
      json?: unknown;
      csv?: string;
      headers?: Record<string, string>;
      credentials?: string;
    } = {},
  ) {
    const { json, csv, credentials = mockCredentials.user.header() } = options;
    const response = await fetch(`${this.url}${path}`, {
      method,
      body: csv ?? (json === undefined ? undefined : JSON.stringify(json)),
      headers: {
        authorization: credentials,
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(csv !== undefined && { 'content-type': 'text/csv' }),
        ...options.headers,
      },
    });
    const text = await response.text();
    const contentType = response.headers.get('content-type') ?? '';
    return {
      status: response.status,
      contentType,
      text,
      body: contentType.startsWith('application/json')
        ? JSON.parse(text)
        : undefined,
    };
  }

  async stop() {
    await this.portal.stop();
  }
}
