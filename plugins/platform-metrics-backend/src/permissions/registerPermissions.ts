import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  baselineUpdatePermission,
  platformMetricsPermissions,
} from '@internal/plugin-platform-metrics-common';
import type { ServiceStore } from '../database/ServiceStore';
import { baselineSubjectRef, isSubjectLead } from './isSubjectLead';

/** Says what can be permitted, and whose baselines are whose. */
export function registerPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  services: Pick<ServiceStore, 'readSquads'>;
}): void {
  const { permissionsRegistry, services } = options;

  permissionsRegistry.addPermissions(
    platformMetricsPermissions.filter(
      permission => permission !== baselineUpdatePermission,
    ),
  );
  permissionsRegistry.addResourceType({
    resourceRef: baselineSubjectRef,
    permissions: [baselineUpdatePermission],
    rules: [isSubjectLead],
    // The organization, and squads that nobody knows, have no lead.
    getResources: async refs => {
      const squads = await services.readSquads();
      const leads = new Map(squads.map(({ ref, lead }) => [ref, lead]));
      return refs.map(ref => ({ ref, lead: leads.get(ref) }));
    },
  });
}
