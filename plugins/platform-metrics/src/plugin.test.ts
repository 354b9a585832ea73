import {
  createExtensionTester,
  mockApis,
} from '@backstage/frontend-test-utils';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { aSquad } from './__testUtils__/renderPlace';
import platformMetricsPlugin from '.';

const ofType = (type: string) => ({
  ...aSquad('payments'),
  spec: { type, children: [] },
});

describe('the card of squads', () => {
  it.each([
    ['squads', {}, ['squad']],
    ['whatever the backend calls squads', { squadTypes: ['team'] }, ['team']],
  ])('shows on %s', (_, platformMetrics, expected) => {
    const isShown = createExtensionTester(
      platformMetricsPlugin.getExtension('entity-card:platform-metrics/squad'),
      { apis: [mockApis.config({ data: { platformMetrics } })] },
    ).get(EntityCardBlueprint.dataRefs.filterFunction);

    expect(
      ['squad', 'team', 'tribe'].filter(type => isShown?.(ofType(type))),
    ).toEqual(expected);
  });
});
