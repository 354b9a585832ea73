import type { Entity } from '@backstage/catalog-model';
import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import catalogPlugin from '@backstage/plugin-catalog/alpha';

/** Whether an entity of this kind has a relation that the card would list. */
const where =
  (kind: string, type: string, targetKind?: string) => (entity: Entity) =>
    entity.kind.toLowerCase() === kind &&
    (entity.relations ?? []).some(
      relation =>
        relation.type === type &&
        (!targetKind || relation.targetRef.startsWith(`${targetKind}:`)),
    );

const providesApi = where('component', 'providesApi');
const consumesApi = where('component', 'consumesApi');

/**
 * The stock cards, shown only where they have something to say: an overview of
 * six empty tables hides the one thing that a person came for.
 */
export const overviewCards = [
  catalogPlugin
    .getExtension('entity-card:catalog/depends-on-components')
    .override({
      params: { filter: where('component', 'dependsOn', 'component') },
    }),
  catalogPlugin
    .getExtension('entity-card:catalog/depends-on-resources')
    .override({
      params: { filter: where('component', 'dependsOn', 'resource') },
    }),
  catalogPlugin.getExtension('entity-card:catalog/has-subcomponents').override({
    params: { filter: where('component', 'hasPart', 'component') },
  }),
  catalogPlugin.getExtension('entity-card:catalog/has-components').override({
    params: { filter: where('system', 'hasPart', 'component') },
  }),
  catalogPlugin.getExtension('entity-card:catalog/has-resources').override({
    params: { filter: where('system', 'hasPart', 'resource') },
  }),
  catalogPlugin.getExtension('entity-card:catalog/has-systems').override({
    params: { filter: where('domain', 'hasPart', 'system') },
  }),
  catalogPlugin.getExtension('entity-card:catalog/has-subdomains').override({
    params: { filter: where('domain', 'hasPart', 'domain') },
  }),
];

export const apiCards = [
  apiDocsPlugin.getExtension('entity-card:api-docs/provided-apis').override({
    params: { filter: providesApi },
  }),
  apiDocsPlugin.getExtension('entity-card:api-docs/consumed-apis').override({
    params: { filter: consumesApi },
  }),
  apiDocsPlugin
    .getExtension('entity-card:api-docs/providing-components')
    .override({ params: { filter: where('api', 'apiProvidedBy') } }),
  apiDocsPlugin
    .getExtension('entity-card:api-docs/consuming-components')
    .override({ params: { filter: where('api', 'apiConsumedBy') } }),
  apiDocsPlugin.getExtension('entity-content:api-docs/apis').override({
    params: {
      filter: entity => providesApi(entity) || consumesApi(entity),
    },
  }),
];
