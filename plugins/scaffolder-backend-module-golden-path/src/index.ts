/**
 * What a golden path needs and the scaffolder lacks: checked names, and steps
 * that survive a crash.
 *
 * @packageDocumentation
 */

export { scaffolderModuleGoldenPath as default } from './module';
