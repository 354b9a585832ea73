import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Contract } from '../__testUtils__/Contract';
import { Engine } from '../actions/engine/Engine';
import { systemClock } from '../clock';
import { DomainEvents } from '../events';
import { GitStorage } from '../git/GitStorage';
import { Store } from '../store/Store';
import { Urls } from '../urls';
import { Webhooks } from '../webhooks/Webhooks';
import { restRoutes } from '.';

describe('the REST routes', () => {
  it('are all operations that GitHub describes', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'local-github-routes-'));
    const base = {
      store: await Store.open(join(dataDir, 'github.sqlite'), systemClock),
      git: await GitStorage.open(dataDir),
      urls: new Urls(0),
      clock: systemClock,
      events: new DomainEvents(),
      log: () => {},
    };
    const webhooks = await Webhooks.start(base);
    const actions = await Engine.start(base, {
      directory: join(dataDir, 'actions'),
      jobsAtOnce: 0,
      findSubstitute: async () => undefined,
      isSubstituted: () => false,
    });
    const contract = Contract.load();

    const beyond = restRoutes({ ...base, webhooks, actions })
      .routes.filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => ({
        route: `${method} ${path}`,
        operation: contract.find(
          method,
          path.replace(/:\w+(\{[^}]*\})?\??/g, '1'),
        ),
      }))
      .filter(({ operation }) => !operation)
      .map(({ route }) => route);

    expect(beyond).toEqual([]);
    await actions.stop();
    await webhooks.stop();
    await base.store.close();
    await rm(dataDir, { recursive: true });
  });
});
