import { createBackendModule } from '@backstage/backend-plugin-api';

export const scaffolderModuleGoldenPath = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'golden-path',
  register(env) {
    env.registerInit({ deps: {}, async init() {} });
  },
});
