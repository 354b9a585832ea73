import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import { createDevApp } from '@backstage/frontend-dev-utils';
import { PlatformMetricsClient } from '@internal/plugin-platform-metrics-common';
import platformMetricsPlugin from '../src';
import { platformMetricsApiRef } from '../src/api';
import { sampleFetch, type Scenario } from './sample/sampleFetch';

/** `/metrics?scenario=large`, and what else `Scenario` lists. */
const scenario = new URLSearchParams(window.location.search).get('scenario');

const sampleApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: platformMetricsApiRef,
      deps: {},
      factory: () =>
        new PlatformMetricsClient({
          fetchApi: {
            fetch: sampleFetch((scenario ?? 'fresh') as Scenario, Date.now()),
          },
        }),
    }),
});

createDevApp({
  features: [platformMetricsPlugin.withOverrides({ extensions: [sampleApi] })],
});
