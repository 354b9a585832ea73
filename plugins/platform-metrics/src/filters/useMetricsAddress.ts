import { useRouteRef } from '@backstage/frontend-plugin-api';
import { rootRouteRef } from '../routes';
import { DEFAULT_FILTERS, writeFilters } from './MetricsFilters';

/** Where the page shows these squads; none: all. `undefined` where there is no page. */
export function useMetricsAddress(squads: string[]): string | undefined {
  const page = useRouteRef(rootRouteRef)?.();
  const search = writeFilters(
    { ...DEFAULT_FILTERS, squads },
    new URLSearchParams(),
  ).toString();
  return page && search ? `${page}?${search}` : page;
}
