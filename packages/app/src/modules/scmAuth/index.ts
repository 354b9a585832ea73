import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { scmAuthApi } from './scmAuthApi';

export const scmAuthModule = createFrontendModule({
  pluginId: 'app',
  extensions: [scmAuthApi],
});
