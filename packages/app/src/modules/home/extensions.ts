import homePlugin from '@backstage/plugin-home/alpha';
import {
  HomePageLayoutBlueprint,
  HomePageWidgetBlueprint,
} from '@backstage/plugin-home-react/alpha';
import platformMetricsPlugin from '@internal/plugin-platform-metrics';
import { HomeCard } from './HomeCard';

export const startPage = HomePageLayoutBlueprint.make({
  params: { loader: async () => (await import('./StartPage')).StartPage },
});

export const myServices = HomePageWidgetBlueprint.make({
  name: 'my-services',
  params: {
    title: "Your squads' services",
    components: async () => {
      const { MyServices, MySquads } = await import('./MyServices');
      return { Content: MyServices, Actions: MySquads };
    },
    componentProps: { Renderer: HomeCard },
    layout: { width: { defaultColumns: 8 } },
  },
});

export const myTasks = HomePageWidgetBlueprint.make({
  name: 'my-tasks',
  params: {
    title: 'What you created lately',
    components: async () => {
      const { MyTasks, MyTasksActions } = await import('./MyTasks');
      return { Content: MyTasks, Actions: MyTasksActions };
    },
    componentProps: { Renderer: HomeCard },
    layout: { width: { defaultColumns: 4 } },
  },
});

export const starredEntities = homePlugin
  .getExtension('home-page-widget:home/starred-entities')
  .override({
    params: { title: 'Starred', componentProps: { Renderer: HomeCard } },
  });

export const mySquadsMetrics = platformMetricsPlugin
  .getExtension('home-page-widget:platform-metrics/my-squads')
  .override({
    params: {
      componentProps: { Renderer: HomeCard },
      layout: { width: { defaultColumns: 4 } },
    },
  });
