import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { MetricSource } from './MetricSource';

/**
 * By which modules add sources of facts.
 *
 * @public
 */
export interface MetricSourcesExtensionPoint {
  /** Throws where another source has the same id. */
  addSource(source: MetricSource): void;
  /** The source is no more: what it reported is removed at the next start. */
  retireSource(id: string): void;
}

/**
 * By which modules add sources of facts.
 *
 * @public
 */
export const metricSourcesExtensionPoint =
  createExtensionPoint<MetricSourcesExtensionPoint>({
    id: 'platform-metrics.sources',
  });
