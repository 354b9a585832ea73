import { metricReadPermission } from '@internal/plugin-platform-metrics-common';
import { openMetricsContentType, prometheusContentType } from 'prom-client';
import { openMetricsText } from '../exports/openMetricsText';
import type { MetricsService } from '../service/MetricsService';
import type { Routes } from './Operations';
import { TextAnswer } from './TextAnswer';

/** What Prometheus scrapes, in the form that it asks for. */
export function openMetricsRoutes({ metrics }: { metrics: MetricsService }) {
  return {
    getOpenMetrics: {
      permission: metricReadPermission,
      answer: async ({ request }) => {
        const form =
          request.accepts(['text/plain', 'application/openmetrics-text']) ===
          'application/openmetrics-text'
            ? openMetricsContentType
            : prometheusContentType;
        return new TextAnswer(
          form,
          await openMetricsText(await metrics.getOpenMetrics(), form),
        );
      },
    },
  } satisfies Partial<Routes>;
}
