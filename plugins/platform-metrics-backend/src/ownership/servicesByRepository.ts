import {
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { repositoryOfEntity } from '@internal/plugin-platform-metrics-common';
import type { CatalogService } from '../database/OwnershipStore';
import { relatedTo } from './relatedTo';
import type { Squads } from './Squads';

/** What the golden path writes into the entities of its services. */
const SOURCE_TEMPLATE_ANNOTATION = 'backstage.io/source-template';

/**
 * What the catalog knows of repositories, by `owner/name` in lower case. Where
 * several components are in one repository, it goes by the one of type
 * `service`, then by the least ref.
 */
export function servicesByRepository(
  components: Iterable<Entity>,
  squads: Squads,
): Map<string, CatalogService> {
  const chosen = new Map<string, Entity>();
  for (const component of components) {
    const repository = repositoryOfEntity(component)?.toLowerCase();
    if (repository && /^[^/\s]+\/[^/\s]+$/.test(repository)) {
      const rival = chosen.get(repository);
      if (!rival || precedes(component, rival)) {
        chosen.set(repository, component);
      }
    }
  }
  return new Map(
    [...chosen].map(([repository, component]) => [
      repository,
      describe(component, squads),
    ]),
  );
}

function describe(component: Entity, squads: Squads): CatalogService {
  const { annotations, name, title } = component.metadata;
  const [owner] = relatedTo(component, RELATION_OWNED_BY, 'group');
  const [system] = relatedTo(component, RELATION_PART_OF, 'system');
  return {
    entityRef: stringifyEntityRef(component),
    title: title ?? name,
    squad: owner && squads.squadOf(owner),
    system,
    isGoldenPath: Boolean(annotations?.[SOURCE_TEMPLATE_ANNOTATION]),
  };
}

function precedes(one: Entity, other: Entity): boolean {
  const rank = (entity: Entity) =>
    `${entity.spec?.type === 'service' ? 0 : 1} ${stringifyEntityRef(entity)}`;
  return rank(one) < rank(other);
}
