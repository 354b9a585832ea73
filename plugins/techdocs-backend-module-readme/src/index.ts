/**
 * Shows the README on the Docs pages where MkDocs is not installed.
 *
 * @packageDocumentation
 */

export { techdocsModuleReadme as default } from './module';
