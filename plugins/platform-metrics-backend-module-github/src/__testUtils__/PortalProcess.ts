import { fork, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { Delivery } from './GithubStage';

const PACKAGE = '@internal/plugin-platform-metrics-backend-module-github';
const WEBHOOK_SECRET = 'hook secret';
/** As many deliveries are on their way at once. */
const AT_ONCE = 4;

export interface PortalOptions {
  config: JsonObject;
  entities: Entity[];
}

/** What the process is told over its channel, and what it says when that is done. */
export type PortalOrder =
  | { dieAfterStatements: number }
  | { run: 'reconcile-github' | 'sync-ownership' };
export type PortalWord = { isDone: true } | { isDone: false; error: string };

/** A portal that can be killed, and started again on the same database. */
export class PortalProcess {
  static async start({
    database,
    entities,
    github,
    settings,
  }: {
    /** As under `backend.database`. */
    database: JsonObject;
    entities: Entity[];
    github: { host: string; apiBaseUrl: string };
    /** Under `platformMetrics.github`. */
    settings: JsonObject;
  }): Promise<PortalProcess> {
    const port = await findFreePort();
    const url = `http://localhost:${port}`;
    const options: PortalOptions = {
      entities,
      config: {
        app: { baseUrl: url },
        backend: {
          baseUrl: url,
          listen: { host: '127.0.0.1', port },
          database,
        },
        integrations: { github: [{ token: 'ghp_test', ...github }] },
        events: {
          useEventBus: 'never',
          modules: { github: { webhookSecret: WEBHOOK_SECRET } },
        },
        platformMetrics: { github: settings },
      },
    };
    const child = fork(
      resolvePackagePath(PACKAGE, 'src/__testUtils__/portal.ts'),
      {
        execArgv: [
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          PORTAL: JSON.stringify(options),
        },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    const portal = new PortalProcess(child, `${url}/api`);
    await portal.hear();
    return portal;
  }

  /** What it logged. */
  private output = '';
  private readonly words = new EventEmitter<{ word: [PortalWord] }>();
  private readonly ended: Promise<unknown[]>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly url: string,
  ) {
    child.stdout?.on('data', chunk => (this.output += chunk));
    child.stderr?.on('data', chunk => (this.output += chunk));
    child.on('message', (message: object) => {
      // What transpiles the process has its say on the same channel.
      if ('isDone' in message) {
        this.words.emit('word', message as PortalWord);
      }
    });
    this.ended = once(child, 'exit');
  }

  /** As GitHub does, once each: answers how many were not taken in before it died. */
  async deliver(deliveries: readonly Delivery[]): Promise<number> {
    const waiting = [...deliveries];
    let taken = 0;
    const send = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        if (await this.take(next)) {
          taken += 1;
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, send));
    return deliveries.length - taken;
  }

  /** From now on it ends by SIGKILL at the so manieth statement. */
  async dieAfterStatements(count: number): Promise<void> {
    await this.order({ dieAfterStatements: count });
  }

  /** Has one of the plugin's tasks run now. */
  async run(run: 'reconcile-github' | 'sync-ownership'): Promise<void> {
    await this.order({ run });
  }

  /** By what it ended. */
  async end(): Promise<unknown> {
    const [, signal] = await this.ended;
    return signal;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** What the API answers as CSV. */
  async csv(path: string): Promise<string> {
    const response = await fetch(
      `${this.url}/platform-metrics${path}?format=csv`,
      { headers: { authorization: mockCredentials.user.header() } },
    );
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response.text();
  }

  private async take({ event, payload }: Delivery): Promise<boolean> {
    const body = JSON.stringify(payload);
    const signature = createHmac('sha256', WEBHOOK_SECRET)
      .update(body)
      .digest('hex');
    const response = await fetch(`${this.url}/events/http/github`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': event,
        'x-hub-signature-256': `sha256=${signature}`,
      },
      body,
    }).catch(() => undefined);
    if (response && response.status !== 202) {
      throw new Error(`${event}: ${response.status} ${await response.text()}`);
    }
    return response !== undefined;
  }

  private async order(order: PortalOrder): Promise<void> {
    const done = this.hear();
    this.child.send(order);
    await done;
  }

  private async hear(): Promise<void> {
    const [word] = await Promise.race([
      once(this.words, 'word') as Promise<[PortalWord]>,
      this.ended.then(() => {
        throw new Error(`The portal ended:\n${this.output.slice(-3000)}`);
      }),
    ]);
    if (!word.isDone) {
      throw new Error(word.error);
    }
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
