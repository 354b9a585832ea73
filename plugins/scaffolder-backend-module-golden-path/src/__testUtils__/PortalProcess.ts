import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { stringify } from 'yaml';
import { entities } from './larkspur';
import { portalConfig } from './portalConfig';

const PACKAGE = '@internal/plugin-scaffolder-backend-module-golden-path';

export interface Task {
  status: string;
  /** What the task's page shows. */
  log: string;
  /** Where its page leads to in the end. */
  links: JsonObject[];
}

interface TaskEvent {
  body: { message: string; output?: { links?: JsonObject[] } };
}

/** A portal that can be killed and started again on the same database. */
export class PortalProcess {
  private child?: ChildProcess;
  /** Everything it ever logged. */
  output = '';

  static async prepare(options: {
    dataDir: string;
    github: { url: string; host: string };
    user: string;
  }): Promise<PortalProcess> {
    const port = await findFreePort();
    const { dataDir, github, user } = options;
    const url = `http://localhost:${port}`;
    const org = join(dataDir, 'org.yaml');
    const config = join(dataDir, 'app-config.yaml');

    writeFileSync(
      org,
      entities
        .map(({ relations: _, ...entity }) => stringify(entity))
        .join('---\n'),
    );
    writeFileSync(
      config,
      stringify(
        merge(portalConfig(github), {
          backend: {
            baseUrl: url,
            listen: { host: '127.0.0.1', port },
            database: {
              client: 'better-sqlite3',
              connection: { directory: join(dataDir, 'db') },
            },
          },
          catalog: {
            processingInterval: { seconds: 5 },
            rules: [{ allow: ['Component', 'System', 'Group', 'User'] }],
            locations: [
              { type: 'file', target: org },
              {
                type: 'file',
                target: resolvePackagePath(
                  PACKAGE,
                  '../../templates/*/template.yaml',
                ),
                rules: [{ allow: ['Template'] }],
              },
            ],
          },
          scaffolder: {
            concurrentTasksLimit: 50,
            taskRecovery: {
              enabled: true,
              workspaceProvider: 'database',
              staleTimeout: { seconds: 3 },
            },
          },
        }),
      ),
    );
    return new PortalProcess(url, config, user);
  }

  private constructor(
    private readonly url: string,
    private readonly config: string,
    private readonly user: string,
  ) {}

  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        resolvePackagePath(PACKAGE, 'src/__testUtils__/portal.ts'),
        '--config',
        this.config,
      ],
      {
        env: { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    child.stdout.on('data', chunk => (this.output += chunk));
    child.stderr.on('data', chunk => (this.output += chunk));
    this.child = child;

    await until('the portal shows its templates', async () => {
      if (child.exitCode !== null) {
        throw new Error(`The portal stopped:\n${this.output.slice(-3000)}`);
      }
      const response = await this.call(
        '/api/catalog/entities/by-name/template/default/microservice',
      ).catch(() => undefined);
      return response?.ok || undefined;
    });
  }

  /** As a power cut would: no handler runs. */
  async kill(): Promise<void> {
    if (!this.child || this.child.exitCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exit;
  }

  async killAtLogLine(pattern: RegExp): Promise<void> {
    if (!this.child?.stdout) throw new Error('The portal does not run');
    const child = this.child;
    const exit = once(child, 'exit');
    createInterface(this.child.stdout).on('line', line => {
      if (pattern.test(line)) child.kill('SIGKILL');
    });
    await exit;
  }

  async createService(values: JsonObject): Promise<string> {
    const { id } = await this.json<{ id: string }>('/api/scaffolder/v2/tasks', {
      templateRef: 'template:default/microservice',
      values,
    });
    return id;
  }

  async retry(task: string): Promise<void> {
    await this.json(`/api/scaffolder/v2/tasks/${task}/retry`, {});
  }

  /** Waits for a task's end. */
  async outcome(id: string): Promise<Task> {
    const status = await until(`task ${id} ends`, async () => {
      const task = await this.json<{ status: string }>(
        `/api/scaffolder/v2/tasks/${id}`,
      );
      return ['completed', 'failed'].includes(task.status)
        ? task.status
        : undefined;
    }).catch(async error => {
      throw new Error(`${error}:\n${logOf(await this.events(id))}`);
    });
    const events = await this.events(id);
    return {
      status,
      log: logOf(events),
      links: events.at(-1)?.body.output?.links ?? [],
    };
  }

  private events(id: string): Promise<TaskEvent[]> {
    return this.json(`/api/scaffolder/v2/tasks/${id}/events`);
  }

  /** Waits for a task's end, which must be a good one. */
  async completion(id: string): Promise<Task> {
    const task = await this.outcome(id);
    if (task.status !== 'completed') {
      throw new Error(`Task ${id} failed:\n${task.log}`);
    }
    return task;
  }

  async findComponent(name: string): Promise<JsonObject | undefined> {
    const response = await this.call(
      `/api/catalog/entities/by-name/component/default/${name}`,
    );
    return response.ok ? response.json() : undefined;
  }

  async json<T>(path: string, body?: JsonObject): Promise<T> {
    const response = await this.call(path, body);
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response.json();
  }

  private call(path: string, body?: JsonObject): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: mockCredentials.user.header(this.user),
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
  }
}

function logOf(events: TaskEvent[]): string {
  return events.map(event => event.body.message).join('\n');
}

async function until<T>(
  what: string,
  ask: () => Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + 240_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}`);
    await wait(500);
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

function merge(base: JsonObject, extra: JsonObject): JsonObject {
  return Object.fromEntries(
    [...new Set([...Object.keys(base), ...Object.keys(extra)])].map(key => [
      key,
      isObject(base[key]) && isObject(extra[key])
        ? merge(base[key], extra[key])
        : (extra[key] ?? base[key]),
    ]),
  );
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
