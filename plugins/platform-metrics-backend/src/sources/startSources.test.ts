import { mockServices } from '@backstage/backend-test-utils';
import type {
  FactRecorder,
  MetricSource,
  ReconciliationContext,
} from '@internal/plugin-platform-metrics-node';
import { aRepository } from '../__testUtils__/reports';
import {
  createTestDatabases,
  openTestDatabase,
} from '../__testUtils__/openTestDatabase';
import { AuditTrail } from '../routes/AuditTrail';
import { observeRecorder } from './observeRecorder';
import { SourceRegistry } from './SourceRegistry';
import { SourceStates } from './SourceStates';
import { startSources } from './startSources';

const databases = createTestDatabases();
const schedule = { frequency: { hours: 1 }, timeout: { minutes: 10 } };

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('sources on %s', databaseId => {
  async function aPortal() {
    const stores = await openTestDatabase(await databases.init(databaseId));
    const registry = new SourceRegistry();
    const scheduler = mockServices.scheduler();
    const runs: Array<Promise<void>> = [];
    const trigger = async (task: string) => {
      runs.push(scheduler.triggerTask(task));
    };
    const shutdownHooks: Array<() => void | Promise<void>> = [];
    const states = new SourceStates({ registry, store: stores.sources });
    const onStateChange = jest.fn();
    return {
      stores,
      registry,
      states,
      onStateChange,
      /** Adds a source that reconciles by `run`. */
      reconciles: (run: (context: ReconciliationContext) => Promise<void>) =>
        registry.addSource({
          id: 'github',
          title: 'GitHub',
          reconciliation: { schedule, run },
        }),
      /** Begins the first run, and does not wait for it. */
      start: () =>
        startSources({
          registry,
          scheduler: mockServices.scheduler.mock({
            cancelTask: task => scheduler.cancelTask(task),
            scheduleTask: task => scheduler.scheduleTask(task),
            triggerTask: trigger,
          }),
          onStateChange,
          facts: stores.facts,
          states: stores.sources,
          suggestBaseline: async () => true,
          audit: new AuditTrail(mockServices.auditor.mock()),
          recorder: observeRecorder(stores.facts, []),
          eventRecorder: observeRecorder(stores.facts, []),
          lifecycle: mockServices.lifecycle.mock({
            addShutdownHook: hook => shutdownHooks.push(hook),
          }),
          logger: mockServices.logger.mock(),
        }),
      firstRun: () => runs[0],
      run: () => scheduler.triggerTask('reconcile-github'),
      /** As a portal does that starts on the same database. */
      takeOver: () => scheduler.cancelTask('reconcile-github'),
      stop: async () => {
        await Promise.all(shutdownHooks.map(hook => hook()));
        await scheduler.cancelTask('reconcile-github');
      },
    };
  }

  it('says of each how far it is, and when it was last complete', async () => {
    const { firstRun, onStateChange, reconciles, start, states } =
      await aPortal();
    const seen: unknown[] = [];
    reconciles(async ({ reportProgress }) => {
      await reportProgress({ done: 3, total: 10 });
      seen.push(...(await states.list()));
    });

    await start();
    await firstRun();

    expect(seen).toEqual([
      expect.objectContaining({
        id: 'github',
        title: 'GitHub',
        state: 'running',
        isBackfilling: true,
        progress: { done: 3, total: 10 },
      }),
    ]);
    expect(await states.list()).toEqual([
      expect.objectContaining({
        state: 'idle',
        isBackfilling: false,
        progress: undefined,
        lastReconciledAt: expect.any(Number),
      }),
    ]);
    expect(onStateChange).toHaveBeenCalledTimes(3);
  });

  it('shows what went wrong, without secrets, until a run succeeds', async () => {
    const { firstRun, reconciles, run, start, states } = await aPortal();
    let failure: Error | undefined = new Error(
      'Bad credentials: token ghp_0123456789abcdef at https://ada:pw@github.example/api?key=1',
    );
    reconciles(async () => {
      if (failure) {
        throw failure;
      }
    });
    await start();
    await firstRun();

    expect(await states.list()).toEqual([
      expect.objectContaining({
        state: 'failed',
        isBackfilling: true,
        error:
          'Bad credentials: token *** at https://***@github.example/api?key=***',
      }),
    ]);

    failure = undefined;
    await run();
    const [{ error, state }] = await states.list();
    expect({ error, state }).toEqual({ error: undefined, state: 'idle' });
  });

  it('calls it no failure when the portal stops during a run', async () => {
    const { firstRun, reconciles, start, states, stop } = await aPortal();
    const { begun, run } = untilAborted();
    reconciles(run);
    await start();
    await begun;

    await stop();
    await firstRun();

    expect(await states.list()).toEqual([
      expect.objectContaining({
        state: 'idle',
        error: undefined,
        isBackfilling: true,
      }),
    ]);
  });

  it('leaves the state to the portal that took a run over', async () => {
    const { firstRun, reconciles, start, states, takeOver } = await aPortal();
    const { begun, run } = untilAborted();
    reconciles(run);
    await start();
    await begun;

    await takeOver();
    await firstRun();

    expect(await states.list()).toEqual([
      expect.objectContaining({ state: 'running', error: undefined }),
    ]);
  });

  it('keeps the cursor from run to run, and tells what was reported', async () => {
    const { firstRun, reconciles, run, start } = await aPortal();
    const cursors: unknown[] = [];
    const reported: string[][] = [];
    reconciles(async ({ listReported, readCursor, recorder, writeCursor }) => {
      cursors.push(await readCursor());
      reported.push(await listReported('repository'));
      await recorder.record([aRepository()]);
      await writeCursor({ page: cursors.length });
    });

    await start();
    await firstRun();
    await run();

    expect(cursors).toEqual([undefined, { page: 1 }]);
    expect(reported).toEqual([[], ['1']]);
  });

  it('begins afresh after what a source reported was removed, during a run as well', async () => {
    const { firstRun, reconciles, run, start, states, stores } =
      await aPortal();
    const cursors: unknown[] = [];
    let duringRun = async () => {};
    reconciles(async ({ readCursor, recorder, writeCursor }) => {
      cursors.push(await readCursor());
      await recorder.record([aRepository({ source: 'github' })]);
      await duringRun();
      await writeCursor({ page: cursors.length });
    });
    await start();
    await firstRun();
    duringRun = async () => {
      await stores.facts.removeSource('github');
    };
    await run();
    expect(await states.list()).toMatchObject([
      { state: 'idle', isBackfilling: true },
    ]);

    duringRun = async () => {};
    await run();

    expect(cursors).toEqual([undefined, { page: 1 }, undefined]);
    expect(await stores.services.hasFactsOf('github')).toBe(true);
  });

  it('lets a source record from its start on', async () => {
    const { registry, start, stores } = await aPortal();
    let recorder: FactRecorder | undefined;
    const source: MetricSource = {
      id: 'slack',
      title: 'Slack',
      start: async context => {
        recorder = context.recorder;
      },
    };
    registry.addSource(source);

    await start();
    await recorder?.record([aRepository({ source: 'slack' })]);

    expect(await stores.services.hasFactsOf('slack')).toBe(true);
  });

  it('removes what a retired source reported', async () => {
    const { registry, start, stores } = await aPortal();
    await stores.facts.record([aRepository({ source: 'demonstration' })]);
    registry.retireSource('demonstration');

    await start();

    expect(await stores.services.hasFactsOf('demonstration')).toBe(false);
  });

  it('lists what reports over HTTP after what modules added', async () => {
    const { reconciles, states, stores } = await aPortal();
    await stores.sources.noteEvent('argo-cd', 7);
    reconciles(async () => {});

    expect(await states.list()).toEqual([
      expect.objectContaining({ id: 'github' }),
      expect.objectContaining({
        id: 'argo-cd',
        title: 'argo-cd',
        isBackfilling: false,
        lastEventAt: 7,
      }),
    ]);
  });
});

/** A reconciliation that goes on until it is aborted. */
function untilAborted() {
  let begin = () => {};
  const begun = new Promise<void>(resolve => {
    begin = resolve;
  });
  const run = ({ signal }: ReconciliationContext) => {
    begin();
    return new Promise<void>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  };
  return { begun, run };
}

it('refuses two sources of one id', () => {
  const registry = new SourceRegistry();
  registry.addSource({ id: 'github', title: 'GitHub' });

  expect(() =>
    registry.addSource({ id: 'github', title: 'GitHub Enterprise' }),
  ).toThrow("There already is a source 'github'");
});
