import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { apiCards, overviewCards } from './overviewCards';

export const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: overviewCards,
});

export const apiDocsModule = createFrontendModule({
  pluginId: 'api-docs',
  extensions: apiCards,
});
