import {
  createTestDatabases,
  openTestDatabase,
} from '../__testUtils__/openTestDatabase';
import {
  aChange,
  aDeployment,
  anIncident,
  aPullRequest,
  aRepository,
  aStatus,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
} from '../__testUtils__/reports';

const databases = createTestDatabases();

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) {
    found.push(item);
  }
  return found;
}

/** Everything of the week that the reports are in. */
const WEEKS = { from: '2026-11-02', to: '2026-11-16' };

describe.each(databases.eachSupportedId())('FactStore on %s', databaseId => {
  const open = async () => {
    const knex = await databases.init(databaseId);
    return { knex, ...(await openTestDatabase(knex)) };
  };

  it('counts a production deployment, its changes and its failure in the week of its finish', async () => {
    const { facts, rollups, services } = await open();

    await facts.record([
      aRepository(),
      aChange('a1', { authoredAt: MONDAY }),
      aDeployment(),
      aStatus('success', { at: MONDAY + 2 * HOUR }),
      anIncident(7, {
        openedAt: MONDAY + 3 * HOUR,
        resolvedAt: MONDAY + 4 * HOUR,
        causedBy: { deployment: '10' },
      }),
    ]);

    const [service] = await services.readServices(-1);
    expect(service).toMatchObject({ repository: 'Larkspur/Billing' });
    expect(await rollups.readRollups('2026-11-02', 0)).toEqual([
      {
        service: service.id,
        productionDeployments: 1,
        failedDeployments: 1,
        unplannedDeployments: 0,
        leadTimesMs: [2 * HOUR],
        failures: [
          { finishedAt: MONDAY + 2 * HOUR, recoveredAt: MONDAY + 4 * HOUR },
        ],
        lastFinishedAt: MONDAY + 2 * HOUR,
      },
    ]);
  });

  it('takes the first success in staging for the first deployment', async () => {
    const { facts, services } = await open();

    await facts.record([
      aStatus('success', { at: MONDAY + 9 * MINUTE }),
      aDeployment({ environment: 'Staging' }),
    ]);
    await facts.record([aRepository()]);

    const [service] = await services.readServices(-1);
    expect(service.firstDeployment?.at).toBe(MONDAY + 9 * MINUTE);
  });

  it('writes nothing and moves no revision when reports are repeated', async () => {
    const { facts, rollups } = await open();
    const reports = [aRepository(), aDeployment(), aStatus('success')];
    expect(await facts.record(reports)).toEqual({ isChanged: true });
    const before = await rollups.readRevisions(WEEKS);

    expect(await facts.record(reports)).toEqual({ isChanged: false });

    expect(await rollups.readRevisions(WEEKS)).toEqual(before);
  });

  it('keeps what was reported last when an older report arrives late', async () => {
    const { facts, rollups } = await open();
    await facts.record([
      aDeployment({ environment: 'staging', reportedAt: MONDAY + DAY }),
      aStatus('success'),
    ]);

    await facts.record([aDeployment({ environment: 'production' })]);

    expect(await rollups.readRollups('2026-11-02', 0)).toEqual([]);
  });

  it('moves numbers to another week, and tells readers of both', async () => {
    const { facts, rollups } = await open();
    await facts.record([aDeployment(), aStatus('success')]);
    const seen = await rollups.readRevisions(WEEKS);

    await facts.record([
      aStatus('success', {
        at: MONDAY + 8 * DAY,
        reportedAt: MONDAY + 20 * DAY,
      }),
    ]);

    const now = await rollups.readRevisions(WEEKS);
    expect([...now.weeks.keys()].sort()).toEqual(['2026-11-02', '2026-11-09']);
    expect(
      await rollups.readRollups(
        '2026-11-02',
        seen.weeks.get('2026-11-02') ?? 0,
      ),
    ).toMatchObject([{ productionDeployments: 0 }]);
    expect(await rollups.readRollups('2026-11-09', 0)).toMatchObject([
      { productionDeployments: 1 },
    ]);
  });

  it('stops to count what is withdrawn, and is not talked back by an older report', async () => {
    const { facts, rollups } = await open();
    const deployment = aDeployment();
    await facts.record([deployment, aStatus('success')]);

    await facts.record([
      { ...deployment, isWithdrawn: true, reportedAt: MONDAY + DAY },
    ]);
    await facts.record([{ ...deployment, reportedAt: MONDAY + HOUR }]);

    expect(await rollups.readRollups('2026-11-02', 0)).toMatchObject([
      { productionDeployments: 0, lastFinishedAt: undefined },
    ]);
  });

  it('says of a deployment that it was unplanned once the pull request arrives that mends an incident', async () => {
    const { facts, rollups } = await open();
    await facts.record([
      aDeployment(),
      aStatus('success'),
      aChange('a1'),
      anIncident(7),
    ]);

    await facts.record([
      aPullRequest(3, { mergeSha: 'a1', mergedAt: MONDAY, fixes: [7] }),
    ]);

    expect(await rollups.readRollups('2026-11-02', 0)).toMatchObject([
      { unplannedDeployments: 1 },
    ]);
  });

  it('leaves nothing of a batch of which one report cannot be kept', async () => {
    const { facts, services } = await open();

    await expect(
      facts.record([aRepository(), aDeployment({ createdAt: Number.NaN })]),
    ).rejects.toThrow();

    expect(await services.readServices(-1)).toEqual([]);
    expect(await facts.record([aRepository()])).toEqual({ isChanged: true });
  });

  it('lets an update change what is there, and make nothing', async () => {
    const { facts } = await open();
    const update = anIncident(7, {
      isUpdate: true,
      reportedAt: MONDAY + DAY,
      resolvedAt: MONDAY + DAY,
    });
    await facts.record([update]);
    expect(await all(facts.readAll('incident'))).toEqual([]);

    await facts.record([update, anIncident(7)]);

    expect(await all(facts.readAll('incident'))).toMatchObject([
      { report: { resolvedAt: MONDAY + DAY } },
    ]);
  });

  it('says beforehand what recording would do', async () => {
    const { facts } = await open();
    const repository = aRepository();
    await facts.record([repository]);

    expect(
      await facts.compare([
        aDeployment(),
        repository,
        { ...repository, reportedAt: MONDAY - 1 },
        { ...repository, reportedAt: MONDAY + 1 },
      ]),
    ).toEqual(['new', 'unchanged', 'stale', 'changed']);
  });

  it('lists what a source reported of a repository and did not withdraw', async () => {
    const { facts } = await open();
    await facts.record([
      aDeployment(),
      aDeployment({ externalId: '11', isWithdrawn: true }),
      aDeployment({
        externalId: '12',
        repository: { repository: 'larkspur/other', repositoryId: '2' },
      }),
      aStatus('success'),
    ]);
    const repository = { repository: 'larkspur/billing', repositoryId: '1' };
    const ofGitHub = { source: 'github', repository };

    expect(
      await facts.listReported({ ...ofGitHub, kind: 'deployment' }),
    ).toEqual(['10']);
    expect(
      await facts.listReported({ ...ofGitHub, kind: 'deployment-status' }),
    ).toEqual(['10-success']);
  });
});
