import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The page of metrics. */
export const rootRouteRef = createRouteRef();
