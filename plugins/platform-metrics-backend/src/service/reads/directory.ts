import type {
  Directory,
  Subject,
} from '@internal/plugin-platform-metrics-common';
import type { Organization } from '../organization/Organization';

/** What there is to choose from; what you may do is for the router to say. */
export interface Choices extends Pick<
  Directory,
  'systems' | 'unassignedSupportRequests' | 'unregisteredServices'
> {
  squads: Array<Subject & { services: number; lead?: string }>;
}

/** Squads and systems to choose from. */
export function choices(
  organization: Organization,
  unassignedSupportRequests: number,
): Choices {
  const systems = new Set<string>();
  let unregisteredServices = 0;
  for (const { entityRef, system } of organization.services.values()) {
    if (system !== undefined) {
      systems.add(system);
    }
    unregisteredServices += entityRef === undefined ? 1 : 0;
  }
  return {
    squads: [...organization.squads.values()].map(({ ref, title, lead }) => ({
      ref,
      title,
      services: organization.groups.get(ref)?.size ?? 0,
      ...(lead !== undefined && { lead }),
    })),
    systems: [...systems]
      .sort()
      .map(system => organization.systemSubject(system)),
    unassignedSupportRequests,
    unregisteredServices,
  };
}
