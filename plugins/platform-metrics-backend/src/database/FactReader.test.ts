import type { DeploymentState } from '@internal/plugin-platform-metrics-common';
import {
  createTestDatabases,
  openTestDatabase,
} from '../__testUtils__/openTestDatabase';
import { aDeployment, aStatus, MONDAY } from '../__testUtils__/reports';
import { FactReader } from './FactReader';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('FactReader on %s', databaseId => {
  it.each<DeploymentState>(['success', 'failure'])(
    'says of a deployment that it ended in %s, whatever else it was in that second',
    async ended => {
      const knex = await databases.init(databaseId);
      const { facts } = await openTestDatabase(knex);
      const states: DeploymentState[] = [
        'queued',
        'pending',
        ended,
        'in_progress',
      ];
      await facts.record([
        aDeployment(),
        ...states.map(state => aStatus(state, { at: MONDAY })),
      ]);

      const { items } = await new FactReader(knex).list({ kind: 'deployment' });

      expect(items).toMatchObject([{ deployment: { state: ended } }]);
    },
  );
});
