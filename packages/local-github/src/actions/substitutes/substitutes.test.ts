import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../../__testUtils__/eventually';
import { Load } from '../environments/__testUtils__/Load';
import { TestRollout } from './__testUtils__/TestRollout';

// It installs the template's dependencies, and starts the service for real.
jest.setTimeout(180_000);

describe('without a container engine', () => {
  let rollout: TestRollout;

  beforeAll(async () => {
    rollout = await TestRollout.start({ engine: 'none' });
  });

  afterAll(async () => {
    await rollout.remove();
  });

  // In the order of the workflow: each goes on from what those before it did.
  it('builds a folder that runs, with production dependencies only', async () => {
    const built = await rollout.run('build-image');

    expect(rollout.job.log).toMatch(
      /^##\[notice\]No container engine works here \(LOCAL_GITHUB_CONTAINER_ENGINE is set to none\)/,
    );
    expect(built).toMatchObject({
      outcome: 'success',
      outputs: { image: 'ghcr.io/acme/orders-api' },
    });
    const folder = join(
      rollout.dataDir,
      'actions/builds',
      String(rollout.repository.id),
    );
    const [digest] = await readdir(folder);
    const build = join(folder, digest);
    expect((await readdir(build)).sort()).toEqual([
      'node_modules',
      'package-lock.json',
      'package.json',
      'src',
    ]);
    expect(await readdir(join(build, 'node_modules'))).toContain('hono');
    expect(await readdir(join(build, 'node_modules'))).not.toContain('eslint');
  });

  it('gives the digest of what was built, the same for the same content', async () => {
    const first = await rollout.run('push-image');
    await rollout.run('build-image');
    const second = await rollout.run('push-image');

    expect(first.outputs.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(second.outputs).toEqual(first.outputs);
    expect(rollout.job.log).toMatch(/Nothing leaves this machine/);
  });

  it('says that nothing was scanned or attached', async () => {
    expect((await rollout.run('scan-image')).outcome).toBe('success');
    expect(rollout.job.log).toMatch(/Nothing was scanned/);
    expect((await rollout.run('attest-image')).outcome).toBe('success');
    expect(rollout.job.log).toMatch(/Nothing is attached/);
  });

  it('deploys for the first time', async () => {
    const image = await rollout.build();
    const checked = await rollout.run('check-cluster');
    const deployed = await rollout.deploy(image);

    expect(checked.outputs).toEqual({ revision: '' });
    expect(deployed.outcome).toBe('success');
    const { url } = deployed.outputs;
    expect(await jsonOf(url)).toMatchObject({
      service: 'orders-api',
      version: rollout.sha,
    });
    // As deploy/overlays/staging has it.
    expect(rollout.job.log).toContain('LOG_LEVEL=debug');
    expect((await rollout.run('smoke-test')).outcome).toBe('success');
    expect(rollout.job.log).toContain(`GET ${url}/healthz: 200`);
    expect(rollout.job.log).toContain(`GET ${url}/readyz: 200`);
  });

  it('replaces the version under load, and no request fails', async () => {
    const before = await rollout.find();
    const load = new Load(`${before?.url}/greetings/Ada`);
    await load.until(100);
    await rollout.commit(
      'b'.repeat(40),
      'src/routes/greetings.ts',
      `import { Hono } from 'hono';
       export const greetings = new Hono().get('/:name', c => c.json({ greeting: 'Servus' }));`,
    );
    const image = await rollout.build();
    const checked = await rollout.run('check-cluster');
    await rollout.deploy(image);
    await load.until(load.answers.length + 100);

    expect(await load.stop()).toEqual([]);
    expect(checked.outputs).toEqual({ revision: before?.release?.digest });
    expect(new Set(load.answers)).toEqual(
      new Set(['{"greeting":"Hello, Ada!"}', '{"greeting":"Servus"}']),
    );
  });

  it('keeps the version in use where the next one cannot start', async () => {
    const before = await rollout.find();
    await rollout.commit(
      'c'.repeat(40),
      'src/routes/greetings.ts',
      `throw new Error('no database'); export const greetings = undefined;`,
    );
    const image = await rollout.build();
    const deployed = await rollout.deploy(image);

    expect(deployed.outcome).toBe('failure');
    expect(rollout.job.log).toContain('Error: no database');
    expect(rollout.job.log).toContain(
      '##[error]it ended before it was ready, with exit code 1',
    );
    expect(await rollout.find()).toMatchObject({
      health: 'healthy',
      release: before?.release,
    });
    await rollout.run('roll-back', {
      env: { REVISION: before?.release?.digest ?? '' },
    });
    expect(rollout.job.log).toContain('Nothing to roll back');
  });

  it('goes back to the version before where a smoke test fails', async () => {
    const before = await rollout.find();
    await rollout.commit(
      'd'.repeat(40),
      'src/routes/greetings.ts',
      `import { Hono } from 'hono';
       export const greetings = new Hono();`,
    );
    await rollout.deploy(await rollout.build());
    expect((await rollout.find())?.release?.sha).toBe(rollout.sha);

    const rolledBack = await rollout.run('roll-back', {
      env: { REVISION: before?.release?.digest ?? '' },
    });

    expect(rolledBack.annotations).toEqual([
      expect.objectContaining({
        level: 'warning',
        message: expect.stringMatching(/^Rolled back: /),
      }),
    ]);
    expect(await jsonOf(before?.url ?? '')).toMatchObject({
      version: 'b'.repeat(40),
    });
  });

  it('stops an older run where a newer one has deployed', async () => {
    rollout.runId = 1;
    const checked = await rollout.run('check-cluster');

    expect(checked.outcome).toBe('failure');
    expect(rollout.job.log).toMatch(/A newer push is deployed already/);
  });

  it('is brought back with what it had', async () => {
    const before = await rollout.find();
    await rollout.restart();

    await eventually(async () =>
      expect(await jsonOf(before?.url ?? '')).toMatchObject({
        version: 'b'.repeat(40),
      }),
    );
  });

  it('says what is wrong with an image that it cannot deploy', async () => {
    expect((await rollout.deploy('ghcr.io/acme/orders-api')).outcome).toBe(
      'failure',
    );
    expect(rollout.job.log).toContain('expected name@sha256:digest in IMAGE');
    const unknown = `ghcr.io/acme/orders-api@sha256:${'0'.repeat(64)}`;
    expect((await rollout.deploy(unknown)).outcome).toBe('failure');
    expect(rollout.job.log).toContain('re-run the job that builds it');
  });

  it('names the way out for services that are not of Node.js', async () => {
    await rm(join(rollout.job.workspace, 'package.json'));
    await writeFile(join(rollout.job.workspace, 'main.py'), 'print("hi")');

    expect((await rollout.run('build-image')).outcome).toBe('failure');
    expect(rollout.job.log).toContain('Install docker, podman or buildah');
  });
});

async function jsonOf(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}
