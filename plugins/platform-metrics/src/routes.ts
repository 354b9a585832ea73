import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/frontend-plugin-api';

/** The page of metrics. */
export const rootRouteRef = createRouteRef();

/** Where a service is created: what to do where there are no facts. */
export const createServiceRouteRef = createExternalRouteRef({
  defaultTarget: 'scaffolder.root',
});
