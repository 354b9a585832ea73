import {
  createTestDatabases,
  openTestDatabase,
} from '../__testUtils__/openTestDatabase';
import {
  aRepository,
  aSupportRequest,
  DAY,
  MONDAY,
} from '../__testUtils__/reports';

const databases = createTestDatabases();

const PAYMENTS = 'group:default/payments';
const SEARCH = 'group:default/search';

describe.each(databases.eachSupportedId())('Stores on %s', databaseId => {
  const open = async () => openTestDatabase(await databases.init(databaseId));

  it('count a support request for whom it is found to be of, and for whom somebody says', async () => {
    const { facts, rollups, supportRequests } = await open();
    await facts.record([aSupportRequest()]);
    expect(await rollups.readSupportLoad('2026-11-02')).toEqual([
      { opened: 1 },
    ]);

    const [{ id }] = await supportRequests.listUnknownRequesters();
    await supportRequests.saveRequesters([
      { id, entityRef: 'user:default/ana', squad: PAYMENTS },
    ]);
    expect(await rollups.readSupportLoad('2026-11-02')).toEqual([
      { squad: PAYMENTS, opened: 1 },
    ]);
    expect(await supportRequests.listUnknownRequesters()).toEqual([]);

    await supportRequests.assign({
      id,
      squad: SEARCH,
      by: 'user:default/lead',
      at: MONDAY + DAY,
    });
    await facts.record([
      aSupportRequest({ closedAt: MONDAY + DAY, reportedAt: MONDAY + DAY }),
    ]);
    expect(await rollups.readSupportLoad('2026-11-02')).toEqual([
      { squad: SEARCH, opened: 1 },
    ]);
    expect(await supportRequests.countUnassigned()).toBe(0);
  });

  it('look for the requester again when somebody else turns out to have asked', async () => {
    const { facts, supportRequests } = await open();
    await facts.record([aSupportRequest()]);
    const [{ id }] = await supportRequests.listUnknownRequesters();
    await supportRequests.saveRequesters([
      { id, entityRef: 'user:default/ana', squad: PAYMENTS },
    ]);

    const requester = [{ by: 'slack-user' as const, value: 'U2' }];
    await facts.record([
      aSupportRequest({ requester, reportedAt: MONDAY + DAY }),
    ]);

    expect(await supportRequests.listUnknownRequesters()).toEqual([
      { id, requester },
    ]);
  });

  it('refuse to assign what was never asked', async () => {
    const { supportRequests } = await open();

    await expect(
      supportRequests.assign({ id: 'x', squad: SEARCH, by: 'me', at: MONDAY }),
    ).rejects.toThrow('There is no support request x');
  });

  it('tell how a source is doing, and keep where it was', async () => {
    const { sources } = await open();
    const run = { id: 'github', startedAt: MONDAY };
    await sources.beginRun(run);
    await sources.reportProgress(run, { done: 1, total: 3 });
    await sources.writeCursor(run, { page: 2 });
    await sources.noteEvent('github', MONDAY + 5);
    await sources.noteEvent('github', MONDAY + 4);
    expect(await sources.list()).toMatchObject([
      { status: 'running', progress: { done: 1, total: 3 } },
    ]);

    await sources.failRun(run, MONDAY + DAY, 'rate limit');
    expect(await sources.list()).toMatchObject([
      { status: 'failed', error: 'rate limit', lastEventAt: MONDAY + 5 },
    ]);

    await sources.finishRun(run, MONDAY + 2 * DAY);
    expect(await sources.list()).toMatchObject([
      {
        status: 'idle',
        progress: undefined,
        error: undefined,
        lastReconciledAt: MONDAY + 2 * DAY,
      },
    ]);
    expect(await sources.readCursor('github')).toEqual({ page: 2 });
  });

  it('forget how far a source is with what it reported, whatever its run goes on to write', async () => {
    const { facts, sources } = await open();
    const run = { id: 'github', startedAt: MONDAY };
    await sources.beginRun(run);
    await facts.record([aRepository({ source: 'github' })]);
    await sources.writeCursor(run, { page: 2 });

    await facts.removeSource('github');

    expect(await sources.readCursor('github')).toBeUndefined();
    await sources.reportProgress(run, { done: 2, total: 3 });
    await expect(sources.writeCursor(run, { page: 3 })).rejects.toThrow(
      "What 'github' reported was removed during this run",
    );
    expect(await sources.list()).toEqual([]);
  });

  it('hear of a source only by the run that began last', async () => {
    const { sources } = await open();
    const old = { id: 'github', startedAt: MONDAY };
    const last = { id: 'github', startedAt: MONDAY + DAY };
    await sources.beginRun(old);
    await sources.beginRun(last);
    await sources.writeCursor(last, { page: 1 });

    await sources.failRun(old, MONDAY + 2 * DAY, 'aborted');
    await expect(sources.writeCursor(old, { page: 3 })).rejects.toThrow(
      'another run began',
    );

    expect(await sources.list()).toMatchObject([
      { status: 'running', error: undefined },
    ]);
    expect(await sources.readCursor('github')).toEqual({ page: 1 });
  });

  it('keep one baseline of a subject and metric', async () => {
    const { baselines } = await open();
    const baseline = {
      subject: PAYMENTS,
      metric: 'deploymentFrequency',
      value: 0.5,
      unit: 'perWeek',
      origin: 'entered' as const,
      updatedBy: 'user:default/lead',
      updatedAt: MONDAY,
    };
    await baselines.put({ ...baseline, note: 'A guess' });
    await baselines.put({ ...baseline, value: 0.7 });

    expect(await baselines.list()).toEqual([{ ...baseline, value: 0.7 }]);
    expect(await baselines.remove(baseline)).toBe(true);
    expect(await baselines.remove(baseline)).toBe(false);
  });

  it('open one episode at a time, whoever begins it', async () => {
    const { episodes } = await open();
    const begin = () => episodes.begin('waiting-too-long', '7', MONDAY);
    const [one, other] = await Promise.all([begin(), begin()]);
    expect(one).toEqual(other);

    await episodes.markNotified(one.id, MONDAY + 1);
    expect(await episodes.listOpen()).toMatchObject([
      { notifiedAt: MONDAY + 1 },
    ]);
    await episodes.end(one.id, MONDAY + DAY);

    expect(await episodes.listOpen()).toEqual([]);
    expect((await begin()).id).not.toBe(one.id);
    expect(await episodes.firstWatchedAt(MONDAY)).toBe(MONDAY);
    expect(await episodes.firstWatchedAt(MONDAY + DAY)).toBe(MONDAY);
  });
});
