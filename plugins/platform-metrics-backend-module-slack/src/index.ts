/**
 * Facts from Slack.
 *
 * @packageDocumentation
 */

export { platformMetricsModuleSlack as default } from './module';
