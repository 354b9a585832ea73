/**
 * Facts, metrics and the API of platform metrics, for browsers and servers.
 *
 * @packageDocumentation
 */

export type * from './api/schema';
export type * from './facts/reports';
export type * from './facts/ServiceHistory';
export type * from './outcomes/ServiceOutcomes';
export type * from './settings/MetricsSettings';
export * from './permissions';
