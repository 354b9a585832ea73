import {
  parseEntityRef,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  type Entity,
} from '@backstage/catalog-model';
import {
  defaultCatalogCollatorEntityTransformer,
  type CatalogCollatorEntityTransformer,
} from '@backstage/plugin-search-backend-module-catalog';

/**
 * The stock document, with names where that has references: a search engine
 * takes `group:default/payments` for one word, and nobody searches for that.
 */
export const toSearchDocument: CatalogCollatorEntityTransformer = entity => ({
  ...defaultCatalogCollatorEntityTransformer(entity),
  name: entity.metadata.name,
  owner: relatedNames(entity, RELATION_OWNED_BY),
  partOf: relatedNames(entity, RELATION_PART_OF),
});

function relatedNames(entity: Entity, relation: string): string {
  const names = (entity.relations ?? [])
    .filter(({ type }) => type === relation)
    .map(({ targetRef }) => parseEntityRef(targetRef).name);
  return names.join(', ');
}
