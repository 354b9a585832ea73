import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import { goldenPathApiRef } from './GoldenPathApi';
import { GoldenPathClient } from './GoldenPathClient';

export const goldenPathApi = ApiBlueprint.make({
  name: 'golden-path',
  params: defineParams =>
    defineParams({
      api: goldenPathApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new GoldenPathClient(fetchApi),
    }),
});
