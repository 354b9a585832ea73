/**
 * A year of invented facts, to show what metrics look like.
 *
 * @packageDocumentation
 */

import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { catalogModuleDemonstration } from './catalogModule';
import { platformMetricsModuleDemonstration } from './module';

/**
 * The source of the facts, and the squads and services they are about.
 *
 * @public
 */
export default createBackendFeatureLoader({
  loader: () => [
    platformMetricsModuleDemonstration,
    catalogModuleDemonstration,
  ],
});
