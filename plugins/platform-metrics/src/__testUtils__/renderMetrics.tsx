import { renderTestApp } from '@backstage/frontend-test-utils';
import { PlatformMetricsClient } from '@internal/plugin-platform-metrics-common';
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import { sampleFetch, type Scenario } from '../../dev/sample/sampleFetch';
import platformMetricsPlugin from '..';
import { platformMetricsApiRef } from '../api';

/** When the sample organization lives: within the range below. */
export const NOW = Date.parse('2026-11-24T12:00:00Z');
const RANGE = { from: '2026-09-07', to: '2026-11-30' };

/** The selection that `renderMetrics` shows, to ask the API for the same. */
export const query = RANGE;

export function sampleApi(fetch = sampleFetch('fresh', NOW)) {
  return new PlatformMetricsClient({ fetchApi: { fetch } });
}

/** The page as the portal shows it, over a sample organization of three squads. */
export function renderMetrics({
  path = '/metrics/overview',
  search = {},
  scenario = 'fresh',
  fetch = sampleFetch(scenario, NOW),
}: {
  path?: string;
  search?: Record<string, string>;
  scenario?: Scenario;
  fetch?: typeof globalThis.fetch;
} = {}) {
  const listeners = new Set<() => void>();
  const signals: SignalApi = {
    subscribe: (_channel, onMessage) => {
      const listener = () => onMessage(JSON.parse('{"type":"facts-changed"}'));
      listeners.add(listener);
      return { unsubscribe: () => listeners.delete(listener) };
    },
  };
  renderTestApp({
    features: [platformMetricsPlugin],
    apis: [
      [platformMetricsApiRef, sampleApi(fetch)],
      [signalApiRef, signals],
    ],
    initialRouteEntries: [
      `${path}?${new URLSearchParams({ ...RANGE, ...search })}`,
    ],
  });
  return {
    /** What the backend does when facts changed. */
    signal: () => listeners.forEach(listener => listener()),
  };
}
