import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import {
  LocalGithub,
  LocalGithubOptions,
  startLocalGithub,
} from '../startLocalGithub';
import { ContractMiddleware } from './contractMiddleware';

/** What the tests' personal access tokens may do, unless they say otherwise. */
const ALL_SCOPES = [
  'repo',
  'workflow',
  'delete_repo',
  'admin:org',
  'admin:org_hook',
  'admin:repo_hook',
  'user',
];

/** A small company: `ada` owns it, `ben` belongs to it, `eve` does not. */
const SEED = {
  users: [
    { login: 'ada', name: 'Ada Okoro', email: 'ada@acme.example' },
    { login: 'ben', name: 'Ben Lind', email: 'ben@acme.example' },
    { login: 'eve', name: 'Eve Visitor', email: 'eve@elsewhere.example' },
  ],
  organizations: [
    {
      login: 'acme',
      name: 'Acme',
      owners: ['ada'],
      members: ['ben'],
      teams: [
        {
          slug: 'payments',
          name: 'Payments',
          description: 'Takes money',
          maintainers: ['ada'],
          members: ['ben'],
        },
      ],
    },
  ],
};

const TOKENS = ['ada', 'ben', 'eve'].map(login => ({
  token: `ghp_${login}`,
  login,
  scopes: ALL_SCOPES,
}));

// Git is a process for each question, and a busy machine starts them slowly.
jest.setTimeout(30_000);

const contract = new ContractMiddleware();
const started = new Set<TestGithub>();

/** Every exchange of every test is judged: importing this file sees to it. */
afterEach(() => {
  const violations = contract.takeViolations();
  if (violations.length > 0) {
    throw new Error(`Not as GitHub describes it:\n${violations.join('\n')}`);
  }
});

afterAll(async () => {
  await Promise.all([...started].map(github => github.remove()));
});

/** A local GitHub on a real port, with data of its own. */
export class TestGithub {
  #server: LocalGithub;
  readonly #options: LocalGithubOptions;

  static async start(
    options: Partial<LocalGithubOptions> = {},
  ): Promise<TestGithub> {
    const all: LocalGithubOptions = {
      dataDir: await mkdtemp(join(tmpdir(), 'local-github-test-')),
      seed: SEED,
      tokens: TOKENS,
      middleware: [contract.handle],
      ...options,
    };
    const github = new TestGithub(await startLocalGithub(all), all);
    started.add(github);
    return github;
  }

  private constructor(server: LocalGithub, options: LocalGithubOptions) {
    this.#server = server;
    this.#options = options;
  }

  get url(): string {
    return this.#server.url;
  }

  get host(): string {
    return this.#server.host;
  }

  get dataDir(): string {
    return this.#options.dataDir;
  }

  /** GitHub's own client, as the portal's backend uses it. */
  octokit(login: string = 'ada'): Octokit {
    return this.octokitWithToken(`ghp_${login}`);
  }

  octokitWithToken(auth: string | undefined): Octokit {
    return new Octokit({
      auth,
      baseUrl: `${this.url}/api/v3`,
      log: { debug() {}, info() {}, warn() {}, error() {} },
    });
  }

  fetch(path: string, init?: RequestInit): Promise<Response> {
    return fetch(`${this.url}${path}`, { redirect: 'manual', ...init });
  }

  /** Stops, and starts again on the same data and port. */
  async restart(
    options: Partial<LocalGithubOptions> = {},
    meanwhile: () => Promise<void> = async () => {},
  ): Promise<void> {
    const port = Number(new URL(this.url).port);
    await this.#server.stop();
    await meanwhile();
    this.#server = await startLocalGithub({
      ...this.#options,
      ...options,
      port,
    });
  }

  async remove(): Promise<void> {
    started.delete(this);
    await this.#server.stop();
    await rm(this.dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
}
