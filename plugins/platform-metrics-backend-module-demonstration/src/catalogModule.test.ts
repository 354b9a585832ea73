import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  type Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
} from '@backstage/plugin-catalog-node';
import { catalogModuleDemonstration } from './catalogModule';

/** What the catalog is given as a whole. */
async function entitiesGiven(enabled: boolean): Promise<Entity[]> {
  const providers: EntityProvider[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        catalogProcessingExtensionPoint,
        {
          addEntityProvider: (provider: EntityProvider) =>
            providers.push(provider),
        },
      ],
    ],
    features: [
      catalogModuleDemonstration,
      mockServices.rootConfig.factory({
        data: { platformMetrics: { demonstration: { enabled } } },
      }),
    ],
  });
  const given: Entity[] = [];
  await providers[0].connect({
    applyMutation: async mutation => {
      if (mutation.type === 'full') {
        given.push(...mutation.entities.map(({ entity }) => entity));
      }
    },
    refresh: async () => {},
  });
  return given;
}

describe('catalogModuleDemonstration', () => {
  it('gives forty squads and their services, valid and each marked', async () => {
    const entities = await entitiesGiven(true);

    const squads = entities.filter(({ spec }) => spec?.type === 'squad');
    expect(squads).toHaveLength(40);
    const policy = EntityPolicies.allOf([
      new SchemaValidEntityPolicy(),
      new FieldFormatEntityPolicy(),
    ]);
    for (const entity of entities) {
      await expect(policy.enforce(entity)).resolves.toBe(entity);
      expect(entity.metadata.tags).toEqual(['demonstration']);
    }
  });

  it('takes them out of the catalog once it is off', async () => {
    await expect(entitiesGiven(false)).resolves.toEqual([]);
  });
});
