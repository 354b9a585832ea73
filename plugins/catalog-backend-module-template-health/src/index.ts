/**
 * Notices broken scaffolder templates, keeps the last good version, and tells
 * who can mend them.
 *
 * @packageDocumentation
 */

export { catalogModuleTemplateHealth as default } from './module';
