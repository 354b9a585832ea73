import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  myServices,
  mySquadsMetrics,
  myTasks,
  starredEntities,
  startPage,
} from './extensions';

export const homeModule = createFrontendModule({
  pluginId: 'home',
  extensions: [startPage, myServices, myTasks, starredEntities],
});

/** Metrics' own widget, framed as the others are. */
export const metricsWidgetModule = createFrontendModule({
  pluginId: 'platform-metrics',
  extensions: [mySquadsMetrics],
});
