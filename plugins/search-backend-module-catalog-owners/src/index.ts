/**
 * Makes catalog entities findable by their own name and by their owner's.
 *
 * @packageDocumentation
 */

export { searchModuleCatalogOwners as default } from './module';
