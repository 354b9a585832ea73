import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { ClientRequest, IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { eventually } from '../src/__testUtils__/eventually';
import { ContainerEngine } from '../src/actions/containers/ContainerEngine';
import { ContainerEngines } from '../src/actions/containers/ContainerEngines';
import { Load } from '../src/actions/environments/__testUtils__/Load';
import { TestRollout } from '../src/actions/substitutes/__testUtils__/TestRollout';
import { freePort } from '../src/http/freePort';
import { startTethered } from '../src/processes/startTethered';
import { Tethered } from '../src/processes/Tethered';

jest.setTimeout(240_000);

const standInImage = process.env.LOCAL_GITHUB_STAND_IN_IMAGE;
const CONTAINER = `wheelhouse-image-test-${process.pid}`;

describe('the image of a new service', () => {
  let rollout: TestRollout;
  let engine: ContainerEngine;
  /** `name@digest` of what the Dockerfile makes. */
  let image: string;

  beforeAll(async () => {
    rollout = await TestRollout.start({ engine: 'auto', standInImage });
    engine = await rollout.engine();
    image = await rollout.build();
  });

  afterAll(async () => {
    await rollout.remove();
  });

  it('comes from the Dockerfile, by an engine that works here', async () => {
    await rollout.run('build-image');

    expect(rollout.job.log).toMatch(
      `##[notice]The image is built by ${engine.name} and stays on this machine.`,
    );
    expect(rollout.job.log).not.toContain('##[warning]');
  });

  describe('running', () => {
    let port: number;
    let container: Tethered;
    let output = '';

    beforeAll(async () => {
      port = await freePort();
      const launch = await engine.launch(await rollout.findBuild(), {
        port,
        name: CONTAINER,
        variables: { DRAIN_MS: '0' },
      });
      container = await startTethered({
        ...launch,
        onOutput: chunk => {
          output += chunk;
        },
      });
    });

    afterAll(async () => {
      await container.end();
    });

    it.each(['/healthz', '/readyz'])('answers at %s', async path => {
      await eventually(async () => {
        const answer = await fetch(`http://127.0.0.1:${port}${path}`);
        expect(answer.status).toBe(200);
      });
    });

    it('is not root, gains no privileges, and cannot write its files', async () => {
      const folder = `/proc/${processIdOf(engine, container)}`;
      const status = readFileSync(`${folder}/status`, 'utf8');

      expect(status).toMatch(/^Uid:\t1000\t1000\t1000\t1000$/m);
      expect(status).toMatch(/^CapEff:\t0+$/m);
      expect(status).toMatch(/^NoNewPrivs:\t1$/m);
      const root = readFileSync(`${folder}/mountinfo`, 'utf8')
        .split('\n')
        .find(line => line.split(' ')[4] === '/');
      expect(root?.split(' ')[5]).toMatch(/^ro\b/);
    });

    it('finishes a request that it is told to stop in the middle of', async () => {
      const greeting = JSON.stringify({ name: 'Ada' });
      const asking = request({
        host: '127.0.0.1',
        port,
        path: '/greetings',
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(greeting),
        },
      });
      await write(asking, greeting.slice(0, 5));
      await eventually(async () => expect(output).toContain('listening'));

      container.signal('SIGTERM');
      await eventually(async () => expect(output).toContain('shutting down'));
      asking.end(greeting.slice(5));

      const [answer] = (await once(asking, 'response')) as [IncomingMessage];
      expect(answer.statusCode).toBe(200);
      expect(JSON.parse(await text(answer))).toEqual({
        greeting: 'Hello, Ada!',
      });
      expect(await container.exited).toEqual({ code: 0 });
      expect(output).toContain('bye');
    });
  });

  it('is replaced under load without a failed request, and brought back', async () => {
    const { outputs } = await rollout.deploy(image);
    const load = new Load(`${outputs.url}/greetings/Ada`);
    await load.until(50);
    await rollout.commit(
      'b'.repeat(40),
      'src/routes/greetings.ts',
      `import { Hono } from 'hono';
       export const greetings = new Hono().get('/:name', c => c.json({ greeting: 'Servus' }));`,
    );
    const next = await rollout.build();
    expect((await rollout.deploy(next)).outcome).toBe('success');
    await load.until(load.answers.length + 50);

    expect(await load.stop()).toEqual([]);
    expect(load.answers.at(-1)).toBe('{"greeting":"Servus"}');

    await rollout.restart();
    await eventually(async () => {
      const answer = await fetch(outputs.url);
      expect(await answer.json()).toMatchObject({ version: 'b'.repeat(40) });
    });
  });

  it('gives way to a folder where its base cannot be had', async () => {
    const offline = await TestRollout.start({ engine: 'auto' });
    try {
      await offline.commit(
        'c'.repeat(40),
        'Dockerfile',
        'FROM localhost:1/nowhere/base',
      );
      const built = await offline.run('build-image');

      expect(built.annotations).toEqual([
        expect.objectContaining({
          level: 'warning',
          message: expect.stringMatching(/cannot be had/),
        }),
      ]);
      expect(built.outcome).toBe('success');
      expect((await offline.findBuild()).runtime).toBe('process');
    } finally {
      await offline.remove();
    }
  });

  it('names an engine that does not work', async () => {
    const engines = new ContainerEngines({
      choice: 'podman',
      folder: join(rollout.dataDir, 'none'),
      owner: 'nobody',
      path: '/nowhere',
    });

    expect(await engines.find()).toEqual({ reason: 'podman: not on the PATH' });
  });
});

/** Of the service itself, as this machine sees it. */
function processIdOf(engine: ContainerEngine, container: Tethered): number {
  if (engine.name === 'buildah') {
    return container.pid;
  }
  const format = ['--format', '{{.State.Pid}}', CONTAINER];
  return Number(execFileSync(engine.name, ['inspect', ...format]));
}

async function write(asking: ClientRequest, part: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    asking.write(part, error => (error ? reject(error) : resolve()));
  });
}
