/**
 * How fast and how well squads deliver, and what they ask the platform team.
 *
 * @packageDocumentation
 */

export { platformMetricsPlugin as default } from './plugin';
