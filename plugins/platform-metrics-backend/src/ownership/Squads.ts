import {
  parseEntityRef,
  RELATION_CHILD_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { OwnershipSettings } from './readOwnershipSettings';
import { relatedTo } from './relatedTo';

/** A Group that owns services. */
export interface Squad {
  ref: string;
  title: string;
  /** Ref of its lead, where an annotation names one. */
  lead?: string;
}

/** The squads among the catalog's groups. */
export class Squads {
  private readonly squads = new Map<string, Squad>();
  private readonly parents = new Map<string, string[]>();

  constructor(groups: Iterable<Entity>, settings: OwnershipSettings) {
    for (const group of groups) {
      const ref = stringifyEntityRef(group);
      this.parents.set(ref, relatedTo(group, RELATION_CHILD_OF, 'group'));
      const type = String(group.spec?.type).toLowerCase();
      if (settings.squadTypes.includes(type)) {
        this.squads.set(ref, {
          ref,
          title: group.metadata.title ?? group.metadata.name,
          lead: leadOf(group, settings.leadAnnotation),
        });
      }
    }
  }

  list(): Squad[] {
    return [...this.squads.values()];
  }

  /** The group itself where it is a squad, else the nearest one above. */
  squadOf(group: string): string | undefined {
    const seen = new Set<string>();
    for (let level = [group]; level.length > 0;) {
      const squad = level.find(ref => this.squads.has(ref));
      if (squad) {
        return squad;
      }
      level.forEach(ref => seen.add(ref));
      level = level
        .flatMap(ref => this.parents.get(ref) ?? [])
        .filter(ref => !seen.has(ref))
        .toSorted();
    }
    return undefined;
  }
}

function leadOf(group: Entity, annotation: string): string | undefined {
  const lead = group.metadata.annotations?.[annotation];
  if (!lead) {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(lead, {
        defaultKind: 'user',
        defaultNamespace: group.metadata.namespace,
      }),
    );
  } catch {
    // What somebody wrote into an annotation names nobody.
    return undefined;
  }
}
