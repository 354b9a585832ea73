import type { Entity } from '@backstage/catalog-model';
import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { apiCards, overviewCards } from './overviewCards';

const anEntity = (kind: string, ...relations: [string, string][]): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'subject' },
  relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
});

const cards: ExtensionDefinition[] = [...overviewCards, ...apiCards];

const readFilter = (card: ExtensionDefinition) =>
  createExtensionTester(card).get(
    EntityCardBlueprint.dataRefs.filterFunction,
  ) as (entity: Entity) => boolean;

/** How many of the cards an entity's overview shows. */
const shownFor = (entity: Entity) =>
  cards.filter(card => readFilter(card)(entity)).length;

describe('the cards of an overview', () => {
  it.each(['Component', 'System', 'Domain', 'API', 'User', 'Group'])(
    'are all left out where a %s has nothing to list',
    kind => {
      expect(
        shownFor(anEntity(kind, ['ownedBy', 'group:default/payments'])),
      ).toBe(0);
    },
  );

  it.each([
    ['Component', 'dependsOn', 'component:default/other', 1],
    ['Component', 'dependsOn', 'resource:default/database', 1],
    ['Component', 'hasPart', 'component:default/part', 1],
    // A card in the overview, and the tab for APIs.
    ['Component', 'providesApi', 'api:default/payments', 2],
    ['Component', 'consumesApi', 'api:default/payments', 2],
    ['System', 'hasPart', 'component:default/part', 1],
    ['System', 'hasPart', 'resource:default/database', 1],
    ['Domain', 'hasPart', 'system:default/checkout', 1],
    ['Domain', 'hasPart', 'domain:default/payments', 1],
    ['API', 'apiProvidedBy', 'component:default/other', 1],
    ['API', 'apiConsumedBy', 'component:default/other', 1],
  ])('show that a %s %s %s', (kind, type, targetRef, count) => {
    expect(shownFor(anEntity(kind, [type, targetRef]))).toBe(count);
  });
});
