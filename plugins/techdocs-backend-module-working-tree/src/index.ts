/**
 * Builds the docs of entities that are read from a working tree.
 *
 * @packageDocumentation
 */

export { techdocsModuleWorkingTree as default } from './module';
