import { createBackendModule } from '@backstage/backend-plugin-api';
import { GithubEventRouter } from '@backstage/plugin-events-backend-module-github';
import { eventsServiceRef } from '@backstage/plugin-events-node';

/** As the events module for GitHub does; it loads parts in a way Jest cannot. */
export const eventsByName = createBackendModule({
  pluginId: 'events',
  moduleId: 'github-event-router',
  register(env) {
    env.registerInit({
      deps: { events: eventsServiceRef },
      init: ({ events }) => new GithubEventRouter({ events }).subscribe(),
    });
  },
});
