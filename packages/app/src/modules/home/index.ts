import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { myServices, myTasks, starredEntities, startPage } from './extensions';

export const homeModule = createFrontendModule({
  pluginId: 'home',
  extensions: [startPage, myServices, myTasks, starredEntities],
});
