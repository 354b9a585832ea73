/**
 * What the backend and the pages of service deployments say to each other.
 *
 * @packageDocumentation
 */

export type {
  Deployment,
  DeploymentState,
  Environment,
  EnvironmentList,
} from './Environment';
export type { Health, HealthStatus } from './Health';
export {
  deploymentReadPermission,
  serviceDeploymentsPermissions,
} from './permissions';
