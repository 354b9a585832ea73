/**
 * One page that shows how fast and how well squads deliver.
 *
 * @packageDocumentation
 */

export { platformMetricsPlugin as default } from './plugin';
