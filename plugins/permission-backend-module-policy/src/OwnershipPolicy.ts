import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityRefreshPermission,
  catalogEntityValidatePermission,
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isPermission,
  isReadPermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  baselineUpdatePermission,
  ifSubjectLead,
} from '@internal/plugin-platform-metrics-common';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import {
  actionExecutePermission,
  taskCancelPermission,
  taskCreatePermission,
  taskReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/** What a signed-in developer does beside reading, on whatever they like. */
const openToEveryone: Permission[] = [
  catalogEntityCreatePermission,
  catalogEntityValidatePermission,
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
  // Names no location, so it cannot be tied to an owner here. The catalog
  // module location-ownership asks for the location's entities instead.
  catalogLocationDeletePermission,
  taskCreatePermission,
  actionExecutePermission,
];

/**
 * Everyone signed in reads; owners unregister and refresh what is theirs;
 * people see and cancel their own scaffolder tasks; leads keep the baselines of
 * their squads; the platform team may do everything. What no rule here knows stays with the platform team.
 */
export class OwnershipPolicy implements PermissionPolicy {
  constructor(private readonly options: { platformTeam: string }) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return DENY;
    }
    const { userEntityRef, ownershipEntityRefs } = user.info;

    if (ownershipEntityRefs.includes(this.options.platformTeam)) {
      return ALLOW;
    }
    if (
      isPermission(permission, catalogEntityDeletePermission) ||
      isPermission(permission, catalogEntityRefreshPermission)
    ) {
      return createCatalogConditionalDecision(
        permission,
        catalogConditions.isEntityOwner({ claims: ownershipEntityRefs }),
      );
    }
    if (
      isPermission(permission, taskReadPermission) ||
      isPermission(permission, taskCancelPermission)
    ) {
      return createScaffolderTaskConditionalDecision(
        permission,
        scaffolderTaskConditions.isTaskOwner({ createdBy: [userEntityRef] }),
      );
    }
    if (isPermission(permission, baselineUpdatePermission)) {
      return ifSubjectLead(userEntityRef);
    }
    if (openToEveryone.some(open => isPermission(permission, open))) {
      return ALLOW;
    }
    return isReadPermission(permission) ? ALLOW : DENY;
  }
}
