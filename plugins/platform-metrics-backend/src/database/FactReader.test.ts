import type { DeploymentState } from '@internal/plugin-platform-metrics-common';
import {
  createTestDatabases,
  openTestDatabase,
} from '../__testUtils__/openTestDatabase';
import {
  aDeployment,
  aStatus,
  aSupportRequest,
  DAY,
  MONDAY,
} from '../__testUtils__/reports';
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

  it('lists the support requests of a time that no squad was found for', async () => {
    const knex = await databases.init(databaseId);
    const { facts } = await openTestDatabase(knex);
    await facts.record([
      aSupportRequest({ externalId: 'before', openedAt: MONDAY - DAY }),
      aSupportRequest({ externalId: 'in it', openedAt: MONDAY }),
      aSupportRequest({
        externalId: 'found',
        openedAt: MONDAY,
        squad: 'group:default/payments',
      }),
    ]);

    const { items } = await new FactReader(knex).list({
      kind: 'support-request',
      counted: { start: MONDAY, end: MONDAY + DAY },
      isUnassigned: true,
    });

    expect(items.map(({ report }) => report.externalId)).toEqual(['in it']);
  });
});
