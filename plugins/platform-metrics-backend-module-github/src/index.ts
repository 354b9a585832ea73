/**
 * Facts from GitHub.
 *
 * @packageDocumentation
 */

export { platformMetricsModuleGithub as default } from './module';
