/**
 * Keeps locations with the owners of what they brought into the catalog.
 *
 * @packageDocumentation
 */

export { catalogModuleLocationOwnership as default } from './module';
