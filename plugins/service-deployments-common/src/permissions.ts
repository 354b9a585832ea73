import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Seeing what is deployed where, and how it is.
 *
 * @public
 */
export const deploymentReadPermission = createPermission({
  name: 'service-deployments.deployment.read',
  attributes: { action: 'read' },
});

/**
 * Every permission of the plugin.
 *
 * @public
 */
export const serviceDeploymentsPermissions = [deploymentReadPermission];
