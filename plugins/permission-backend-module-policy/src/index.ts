/**
 * The permission policy of a portal in which squads own services.
 *
 * @packageDocumentation
 */

export { permissionModulePolicy as default } from './module';
