import { access } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { eventually } from '../../__testUtils__/eventually';
import { Load } from './__testUtils__/Load';
import { TestServices } from './__testUtils__/TestServices';

// Each service is a process, and a busy machine starts them slowly.
jest.setTimeout(60_000);

let test: TestServices;

beforeEach(async () => {
  test = await TestServices.start();
});

afterEach(async () => {
  await test.remove();
});

describe('a deployment', () => {
  it('answers at a port of its own, for each environment', async () => {
    const staging = await test.deploy({ says: 'one' });
    const production = await test.deploy({ says: 'two' }, 'production');

    expect(await textOf(staging)).toBe('one');
    expect(await textOf(production)).toBe('two');
    expect(await test.find()).toMatchObject({
      environment: 'staging',
      url: staging,
      health: 'healthy',
      lastLines: ['starting one'],
    });
    expect(await test.services.list(test.repository.id)).toHaveLength(2);
  });

  it('gets its port and configuration, and nothing of our environment', async () => {
    process.env.OUR_OWN_SECRET = 'hidden';
    const url = await test.deploy({ says: 'one' });
    delete process.env.OUR_OWN_SECRET;

    const environment = JSON.parse(await textOf(`${url}/environment`));
    expect(environment).toMatchObject({
      NODE_ENV: 'production',
      LOG_LEVEL: 'debug',
      HOST: '127.0.0.1',
    });
    expect(environment).not.toHaveProperty('OUR_OWN_SECRET');
    expect(environment).not.toHaveProperty('HOME');
  });

  it('loses no request while it is replaced', async () => {
    const url = await test.deploy({ says: 'one' });
    const load = new Load(url);
    const next = await test.build({ says: 'two' });
    await load.until(100);

    const slow = textOf(`${url}/slow`);
    await test.release(next);
    await load.until(load.answers.length + 100);

    expect(await load.stop()).toEqual([]);
    expect(await slow).toBe('one');
    expect(load.answers.at(0)).toBe('one');
    expect(load.answers.at(-1)).toBe('two');
    const order = load.answers.filter((text, at, all) => text !== all[at - 1]);
    expect(order).toEqual(['one', 'two']);
  });

  it('changes nothing where the new version is never ready', async () => {
    const url = await test.deploy({ says: 'one' });
    const lines: string[] = [];

    const deployment = test.services.deploy(
      {
        repositoryId: test.repository.id,
        environment: 'staging',
        digest: await test.buildFrom(
          'console.log("no database"); process.exit(1);',
          'bad',
        ),
        runId: 2,
        variables: {},
      },
      { onLines: async printed => void lines.push(...printed) },
    );

    await expect(deployment).rejects.toThrow(
      'it ended before it was ready, with exit code 1',
    );
    expect(lines).toEqual(['no database']);
    expect(await textOf(url)).toBe('one');
    expect(await test.find()).toMatchObject({
      health: 'healthy',
      release: { sha: 'one' },
    });
  });

  it('says that the build is gone where it was pruned', async () => {
    await expect(test.release(`sha256:${'0'.repeat(64)}`)).rejects.toThrow(
      /There is no build sha256:0+ on this machine/,
    );
  });

  it('keeps builds to roll back to, and prunes the others', async () => {
    const digests: string[] = [];
    for (const says of ['1', '2', '3', '4', '5', '6']) {
      digests.push(await test.build({ says }));
      await test.release(digests[digests.length - 1]);
    }

    const kept = await test.store.localServices.listBuilds(test.repository.id);
    expect(kept.map(({ sha }) => sha)).toEqual(['6', '5', '4', '3']);
    await expect(access(folderOf(digests[0]))).rejects.toThrow('ENOENT');
    await access(folderOf(digests[2]));
  });

  it('goes back to the version before', async () => {
    const first = await test.build({ says: 'one' });
    const url = await test.deploy({ says: 'one' });
    await test.deploy({ says: 'two' });

    await test.services.rollBack({
      repositoryId: test.repository.id,
      environment: 'staging',
      digest: first,
    });

    expect(await textOf(url)).toBe('one');
  });
});

describe('a deployed service', () => {
  it('is started again when it crashes', async () => {
    const url = await test.deploy({ says: 'one' });

    await expect(textOf(`${url}/crash`)).resolves.toContain('broke off');

    await eventually(async () => expect(await textOf(url)).toBe('one'));
    expect((await test.find())?.health).toBe('healthy');
  });

  it('is known to be unhealthy when it is not ready any more', async () => {
    await test.deploy({ says: 'one' });
    const digest = await test.buildFrom(
      `
      import { createServer } from 'node:http';
      let asked = 0;
      createServer(({ url }, answer) => {
        answer.statusCode = url === '/readyz' && asked++ > 0 ? 503 : 200;
        answer.end('two');
      }).listen(process.env.PORT);
      `,
      'two',
    );
    const { url } = await test.release(digest);

    await eventually(async () =>
      expect(await test.find()).toMatchObject({
        health: 'unhealthy',
        reason: 'GET /readyz answers 503',
      }),
    );
    expect(await textOf(url)).toBe('two');
  });

  it('comes back at the same port, with the same build, at our next start', async () => {
    const url = await test.deploy({ says: 'one' });

    await test.restart();

    await eventually(async () => expect(await textOf(url)).toBe('one'));
    expect(await test.find()).toMatchObject({ url, health: 'healthy' });
  });

  it('says why nothing answers while another program has its port', async () => {
    const url = await test.deploy({ says: 'one' });
    await test.services.stop();
    const intruder = createServer().listen(Number(new URL(url).port), '::1');

    await test.restart();
    await eventually(async () =>
      expect((await test.find())?.reason).toMatch(/EADDRINUSE/),
    );
    intruder.close();

    await eventually(async () => expect(await textOf(url)).toBe('one'));
  });

  it('ends with its repository, and its builds with it', async () => {
    const digest = await test.build({ says: 'one' });
    const { url } = await test.release(digest);
    const sender = await test.store.accounts.create({
      type: 'User',
      login: 'ada',
    });

    test.events.publish({
      type: 'repository.deleted',
      repository: test.repository,
      sender: { ...sender, type: 'User' },
    });

    await eventually(async () => {
      await expect(textOf(url)).rejects.toThrow('fetch failed');
      await expect(access(folderOf(digest))).rejects.toThrow('ENOENT');
    });
    expect(await test.services.list(test.repository.id)).toEqual([]);
  });

  it('ends with its environment; a new one of that name has a port again', async () => {
    const url = await test.deploy({ says: 'one' });

    await test.services.remove(test.repository.id, 'Staging');

    await expect(textOf(url)).rejects.toThrow('fetch failed');
    expect(await test.find()).toBeUndefined();
    expect(await textOf(await test.deploy({ says: 'two' }))).toBe('two');
  });
});

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}

function folderOf(digest: string): string {
  return join(
    test.dataDir,
    'builds',
    String(test.repository.id),
    digest.slice('sha256:'.length),
  );
}
