/**
 * Keeps the workspaces of unfinished scaffolder tasks as files.
 *
 * @packageDocumentation
 */

export { scaffolderModuleWorkspaceFiles as default } from './module';
