import { parseEntityRef, type Entity } from '@backstage/catalog-model';

/** Refs of the entities that one has a relation to, the least first. */
export function relatedTo(
  entity: Entity,
  relation: string,
  kind: string,
): string[] {
  return (entity.relations ?? [])
    .filter(({ type }) => type === relation)
    .map(({ targetRef }) => targetRef.toLowerCase())
    .filter(ref => parseEntityRef(ref).kind === kind)
    .toSorted();
}
