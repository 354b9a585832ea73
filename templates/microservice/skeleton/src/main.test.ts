import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

interface Line {
  message: string;
  port?: number;
  problems?: string[];
}

class Service {
  readonly process: ChildProcess;
  readonly lines: Line[] = [];
  private readonly exit: Promise<unknown[]>;

  constructor(environment: NodeJS.ProcessEnv) {
    this.process = spawn(process.execPath, ['src/main.ts'], {
      env: { ...process.env, PORT: '0', DRAIN_MS: '0', ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.exit = once(this.process, 'exit');
    assert.ok(this.process.stdout);
    createInterface(this.process.stdout).on('line', line =>
      this.lines.push(JSON.parse(line) as Line),
    );
  }

  async logged(message: string): Promise<Line> {
    for (;;) {
      const found = this.lines.find(line => line.message === message);
      if (found) return found;
      await wait(10);
    }
  }

  async exitCode(): Promise<unknown> {
    const [code] = await this.exit;
    return code;
  }
}

test('starts, and shuts down in order when asked to', async () => {
  const service = new Service({});
  await service.logged('listening');
  service.process.kill('SIGTERM');
  assert.equal(await service.exitCode(), 0);
  await service.logged('bye');
  assert.deepEqual(
    service.lines.map(({ message }) => message),
    ['listening', 'shutting down', 'bye'],
  );
});

test('finishes a request in flight, and takes requests until it has drained', async () => {
  const service = new Service({ DRAIN_MS: '300' });
  const { port } = await service.logged('listening');
  const slow = await startSlowRequest(port);

  service.process.kill('SIGTERM');
  await service.logged('shutting down');
  const late = await fetch(`http://127.0.0.1:${port}/readyz`);
  assert.equal(late.status, 503);
  assert.equal(late.headers.get('connection'), 'close');
  await untilRefused(port);

  const response = await slow.finish();
  assert.equal(response.statusCode, 200);
  assert.equal(await text(response), '{"greeting":"Hello, Ada!"}');
  assert.equal(await service.exitCode(), 0);
});

test('cuts off what takes too long to finish', async () => {
  const service = new Service({ SHUTDOWN_MS: '200' });
  const { port } = await service.logged('listening');
  const slow = await startSlowRequest(port);

  service.process.kill('SIGTERM');
  assert.equal(await service.exitCode(), 1);
  await assert.rejects(slow.finish());
});

test('does not start with a wrong configuration', async () => {
  const service = new Service({ PORT: 'http', LOG_LEVEL: 'loud' });
  assert.equal(await service.exitCode(), 1);
  const { problems } = await service.logged('cannot start');
  assert.deepEqual(
    problems?.map(problem => problem.split(':')[0]),
    ['PORT', 'LOG_LEVEL'],
  );
});

/** A request that the service is answering, whose body ends when we say so. */
async function startSlowRequest(port: number | undefined) {
  const outgoing = request({
    port,
    path: '/greetings',
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      // Node's server says "continue" as it begins to handle the request.
      expect: '100-continue',
    },
  });
  const response = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  // Awaited in finish().
  response.catch(() => undefined);
  outgoing.write('{"name": ');
  await once(outgoing, 'continue');
  return {
    async finish(): Promise<IncomingMessage> {
      outgoing.end('"Ada"}');
      const [incoming] = await response;
      return incoming;
    },
  };
}

/** Settles once nothing is taken any more; the test's time limit ends it. */
async function untilRefused(port: number | undefined): Promise<void> {
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${port}/readyz`);
      await wait(10);
    } catch {
      return;
    }
  }
}
