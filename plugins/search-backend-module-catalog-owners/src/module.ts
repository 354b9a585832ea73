import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogCollatorExtensionPoint } from '@backstage/plugin-search-backend-module-catalog';
import { toSearchDocument } from './toSearchDocument';

/**
 * Makes catalog entities findable by their own name and by their owner's.
 *
 * @public
 */
export const searchModuleCatalogOwners = createBackendModule({
  pluginId: 'search',
  moduleId: 'catalog-owners',
  register(env) {
    env.registerInit({
      deps: { collator: catalogCollatorExtensionPoint },
      async init({ collator }) {
        collator.setEntityTransformer(toSearchDocument);
      },
    });
  },
});
