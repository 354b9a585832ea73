import {
  createFrontendModule,
  PageLayout,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';

/**
 * The stock layout draws the pages of a plugin as tabs of a widget whose panels
 * do not exist: axe calls that critical, and a screen reader leads nowhere.
 */
const pageLayout = SwappableComponentBlueprint.make({
  name: 'core-page-layout',
  params: define =>
    define({
      component: PageLayout,
      loader: async () => (await import('./PageLayout')).PageLayout,
    }),
});

export const pageLayoutModule = createFrontendModule({
  pluginId: 'app',
  extensions: [pageLayout],
});
