import { mkdtemp, rm } from 'node:fs/promises';
import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { startLocalGithub, type LocalGithub } from 'local-github';
import { Octokit } from 'octokit';
import { Checkout } from './Checkout';

const TOKEN = 'ghp_test';
const HOUR_MS = 60 * 60_000;

type DeploymentState = 'failure' | 'inactive' | 'in_progress' | 'success';

export interface Delivery {
  event: string;
  payload: unknown;
}

interface Exchange {
  path: string;
  status: number;
}

/** A real GitHub on this machine, an hour back: its time goes on with what happens. */
export class GithubStage {
  /** What it told by webhooks. */
  readonly deliveries: Delivery[] = [];
  /** What it was asked since somebody last looked. */
  private exchanges: Exchange[] = [];
  private readonly told = new EventEmitter();
  private readonly checkouts: Checkout[] = [];
  private time = Date.now() - HOUR_MS;
  private server?: LocalGithub;
  private hook?: Server;
  private dataDir?: string;

  static async start(): Promise<GithubStage> {
    const stage = new GithubStage();
    await stage.open();
    return stage;
  }

  get host(): string {
    return this.started.host;
  }

  get apiBaseUrl(): string {
    return `${this.started.url}/api/v3`;
  }

  get octokit(): Octokit {
    return new Octokit({
      auth: TOKEN,
      baseUrl: this.apiBaseUrl,
      throttle: { enabled: false },
    });
  }

  /** The next instant, some seconds on. */
  readonly now = (): Date => {
    this.time += 2000;
    return new Date(this.time);
  };

  entity(name: string): Entity {
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        namespace: 'default',
        annotations: { 'github.com/project-slug': `larkspur/${name}` },
      },
      spec: { type: 'service', owner: 'group:default/checkout' },
      relations: [{ type: 'ownedBy', targetRef: 'group:default/checkout' }],
    };
  }

  /** A repository with its checkout, and its first commit on main. */
  async create(name: string): Promise<Checkout> {
    await this.octokit.rest.repos.createInOrg({ org: 'larkspur', name });
    const url = new URL(`${this.started.url}/larkspur/${name}.git`);
    url.username = 'ada';
    url.password = TOKEN;
    const checkout = await Checkout.of(url.toString());
    this.checkouts.push(checkout);
    await checkout.commit({ message: 'Begin', at: this.now() });
    await checkout.git('push', '--quiet', 'origin', 'main');
    return checkout;
  }

  /** Deploys what a ref is at, and says what became of it. */
  async deploy(
    repo: string,
    ref: string,
    ...states: DeploymentState[]
  ): Promise<number> {
    const target = { owner: 'larkspur', repo };
    const { data } = await this.octokit.rest.repos.createDeployment({
      ...target,
      ref,
      environment: 'production',
      required_contexts: [],
      auto_merge: false,
    });
    if (!('id' in data)) {
      throw new Error('The deployment was not created');
    }
    for (const state of states) {
      await this.setState(repo, data.id, state);
    }
    return data.id;
  }

  async setState(
    repo: string,
    deployment: number,
    state: DeploymentState,
  ): Promise<void> {
    await this.octokit.rest.repos.createDeploymentStatus({
      owner: 'larkspur',
      repo,
      deployment_id: deployment,
      state,
    });
  }

  /** What was asked since this was last called. */
  takeExchanges(): Exchange[] {
    return this.exchanges.splice(0);
  }

  /** Settles once all webhooks of what happened until now came. */
  async quiet(): Promise<void> {
    const marker = `marker-${this.deliveries.length}`;
    await this.octokit.rest.repos.createInOrg({
      org: 'larkspur',
      name: marker,
    });
    const isMarker = ({ event, payload }: Delivery) =>
      event === 'repository' && JSON.stringify(payload).includes(marker);
    while (!this.deliveries.some(isMarker)) {
      await once(this.told, 'delivery');
    }
    this.deliveries.splice(this.deliveries.findIndex(isMarker));
  }

  async stop(): Promise<void> {
    await this.server?.stop();
    this.hook?.closeAllConnections();
    await new Promise(resolve => this.hook?.close(resolve));
    await Promise.all(this.checkouts.map(checkout => checkout.remove()));
    if (this.dataDir) {
      await rm(this.dataDir, { recursive: true, force: true });
    }
  }

  private get started(): LocalGithub {
    if (!this.server) {
      throw new Error('The stage is not open');
    }
    return this.server;
  }

  private async open(): Promise<void> {
    this.hook = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) {
        chunks.push(chunk);
      }
      this.deliveries.push({
        event: String(request.headers['x-github-event']),
        payload: JSON.parse(Buffer.concat(chunks).toString('utf8')),
      });
      response.end();
      this.told.emit('delivery');
    });
    await new Promise<void>(resolve =>
      this.hook?.listen(0, '127.0.0.1', resolve),
    );
    const { port } = this.hook.address() as AddressInfo;
    this.dataDir = await mkdtemp(join(tmpdir(), 'platform-metrics-github-'));
    this.server = await startLocalGithub({
      dataDir: this.dataDir,
      clock: this.now,
      seed: {
        users: [{ login: 'ada' }],
        organizations: [
          {
            login: 'larkspur',
            owners: ['ada'],
            webhooks: [{ url: `http://127.0.0.1:${port}/`, events: ['*'] }],
          },
        ],
      },
      tokens: [{ token: TOKEN, login: 'ada', scopes: ['repo', 'delete_repo'] }],
      webhook: { secret: 'hook secret' },
      middleware: [
        async (c, next) => {
          await next();
          c.header('Date', this.now().toUTCString());
          const { pathname, search } = new URL(c.req.url);
          const [, api] = /^\/api(?:\/v3)?(\/.*)/.exec(pathname) ?? [];
          if (api) {
            this.exchanges.push({ path: api + search, status: c.res.status });
          }
        },
      ],
    });
  }
}
