/**
 * Shows on a service's catalog page what is deployed where, and how it is.
 *
 * @packageDocumentation
 */

export { serviceDeploymentsPlugin as default } from './plugin';
