import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import type { FactReport } from '@internal/plugin-platform-metrics-common';
import {
  metricSourcesExtensionPoint,
  type MetricSource,
} from '@internal/plugin-platform-metrics-node';

/** The plugin as far as sources see it: it keeps what they report. */
export function metricsHost() {
  const host = {
    sources: [] as MetricSource[],
    reports: [] as FactReport[],
    /** What a commit waits for, or fails by. */
    commit: async () => {},
    plugin: createBackendPlugin({
      pluginId: 'platform-metrics',
      register(env) {
        env.registerExtensionPoint(metricSourcesExtensionPoint, {
          addSource: source => host.sources.push(source),
          retireSource: () => {},
        });
        env.registerInit({
          deps: { httpRouter: coreServices.httpRouter },
          async init({ httpRouter }) {
            httpRouter.use((_, response) => {
              response.json({ answeredBy: 'the plugin' });
            });
            for (const source of host.sources) {
              await source.start?.({
                readCursor: async () => undefined,
                recorder: {
                  async record(reports) {
                    await host.commit();
                    host.reports.push(...reports);
                  },
                },
              });
            }
          },
        });
      },
    }),
  };
  return host;
}
