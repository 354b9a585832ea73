import type { ServiceSelection } from '../Selection';
import type { ServiceGroup } from '../weeks/WeekFacts';
import type { Organization } from './Organization';

/** What counts for one number. */
export interface Scope {
  /** The services, in groups that share none. */
  parts: readonly ServiceGroup[];
  /** Whose weeks deployment frequency counts: each squad, or the one service. */
  squads: readonly ServiceGroup[];
  /**
   * Whose support requests count. They are a squad's, never a service's: where
   * services are chosen, none do.
   */
  supportRequests: 'all' | 'none' | ReadonlySet<string | undefined>;
}

/** A scope with whom it is about. */
export interface SubjectScope extends Scope {
  subject: { ref: string; title: string };
}

/** Everything selected, together. */
export function totalScope(
  selection: ServiceSelection,
  organization: Organization,
): Scope {
  const { squads, system, service } = selection;
  if (squads || system || service) {
    const scopes = subjectScopes(selection, organization);
    return {
      parts: scopes.flatMap(({ parts }) => parts),
      squads: scopes.flatMap(scope => scope.squads),
      supportRequests: system || service ? 'none' : new Set(squads),
    };
  }
  return {
    parts: [organization.everyone],
    squads: [...organization.groups.values()],
    supportRequests: 'all',
  };
}

/**
 * Whoever is selected, each by itself: the service that is asked for, else
 * squads by reference.
 */
export function subjectScopes(
  selection: ServiceSelection,
  organization: Organization,
): SubjectScope[] {
  const { squads, system, service } = selection;
  if (service) {
    return serviceScope(selection, organization);
  }
  const chosen = squads && new Set(squads);
  return [...organization.groups]
    .filter(([squad]) => !chosen || chosen.has(squad))
    .map(([squad, group]) => ({
      squad,
      group: system ? organization.inSystem(group, system) : group,
    }))
    .filter(({ group }) => !system || group.size > 0)
    .map(({ squad, group }) => ({
      subject: organization.squadSubject(squad),
      parts: [group],
      squads: [group],
      supportRequests: system ? 'none' : new Set([squad]),
    }));
}

function serviceScope(
  { squads, system, service = '' }: ServiceSelection,
  organization: Organization,
): SubjectScope[] {
  const found = organization.byEntity(service);
  const isSelected =
    found &&
    (!squads || (found.squad && squads.includes(found.squad))) &&
    (!system || found.system === system);
  if (!isSelected) {
    return [];
  }
  const group = new Set([found.id]);
  return [
    {
      subject: organization.serviceSubject(found),
      parts: [group],
      squads: [group],
      supportRequests: 'none',
    },
  ];
}

/**
 * Whose support requests no squad's line shows: those of nobody known, and of
 * squads that are no more. With these, all lines add up to the total.
 */
export function otherRequesters(
  { squads, system, service }: ServiceSelection,
  organization: Organization,
  requesters: Iterable<string | undefined>,
): SubjectScope[] {
  if (squads || system || service) {
    return [];
  }
  const gone = new Set<string>();
  for (const squad of requesters) {
    if (squad !== undefined && !organization.squads.has(squad)) {
      gone.add(squad);
    }
  }
  const ofRequests = { parts: [], squads: [] };
  return [
    ...[...gone].sort().map(squad => ({
      ...ofRequests,
      subject: organization.squadSubject(squad),
      supportRequests: new Set([squad]),
    })),
    {
      ...ofRequests,
      subject: { ref: 'unassigned', title: 'Unassigned' },
      supportRequests: new Set([undefined]),
    },
  ];
}
