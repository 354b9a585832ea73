/**
 * What backend plugins need to know about the organization.
 *
 * @packageDocumentation
 */
export { readPlatformTeam } from './readPlatformTeam';
