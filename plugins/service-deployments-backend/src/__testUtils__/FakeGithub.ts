import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { components } from '@octokit/openapi-types';

type Schemas = components['schemas'];
type Status = Pick<
  Schemas['deployment-status'],
  'state' | 'created_at' | 'environment_url' | 'log_url'
>;

export interface DeploymentHistory {
  sha: string;
  /** Newest first, as GitHub lists them. */
  statuses: Status[];
}

/** As much of GitHub's REST API as the plugin reads, for one repository. */
export class FakeGithub {
  /** Histories by environment, newest deployment first. */
  readonly environments = new Map<string, DeploymentHistory[]>();
  /** When set, every request is answered with this. */
  failure?: number;
  hasEnvironments = true;
  requests: string[] = [];
  private readonly server: Server;

  private constructor(private readonly slug: string) {
    this.server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(
        request.url ?? '/',
        'http://localhost',
      );
      this.requests.push(pathname);
      const body = this.failure
        ? undefined
        : this.answer(pathname, searchParams);
      response.statusCode = this.failure ?? (body ? 200 : 404);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body ?? { message: 'No' }));
    });
  }

  static async start(slug: string): Promise<FakeGithub> {
    const github = new FakeGithub(slug);
    await new Promise<void>(resolve => {
      github.server.listen(0, '127.0.0.1', resolve);
    });
    return github;
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop() {
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  reset() {
    this.environments.clear();
    this.failure = undefined;
    this.hasEnvironments = true;
    this.requests = [];
  }

  private answer(path: string, query: URLSearchParams): object | undefined {
    const repository = `/repos/${this.slug}`;
    if (path === `${repository}/environments` && this.hasEnvironments) {
      const names = [...this.environments.keys()];
      const environments: Array<Pick<Schemas['environment'], 'id' | 'name'>> =
        names.map((name, index) => ({ id: index, name }));
      // GitHub's order is not the order of creation.
      return {
        total_count: names.length,
        environments: environments.reverse(),
      };
    }
    if (path === `${repository}/deployments`) {
      const environment = query.get('environment');
      return this.deployments().filter(
        deployment => !environment || deployment.environment === environment,
      );
    }
    const [, id] =
      new RegExp(`^${repository}/deployments/(\\d+)/statuses$`).exec(path) ??
      [];
    return id ? this.statuses(Number(id)) : undefined;
  }

  private deployments(): Array<
    Pick<Schemas['deployment'], 'id' | 'sha' | 'environment' | 'created_at'>
  > {
    return this.histories().map(({ id, environment, sha }) => ({
      id,
      sha,
      environment,
      created_at: '2026-11-24T12:00:00Z',
    }));
  }

  private statuses(wanted: number): Status[] | undefined {
    return this.histories().find(({ id }) => id === wanted)?.statuses;
  }

  private histories() {
    return [...this.environments].flatMap(([environment, histories], at) =>
      histories.map((history, back) => ({
        ...history,
        environment,
        id: 1000 * (at + 1) - back,
      })),
    );
  }
}
