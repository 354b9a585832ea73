import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { readSeed, startLocalGithub, type LocalGithub } from 'local-github';

const SEED = resolve(__dirname, '../../../local-github/seed.yaml');
const run = promisify(execFile);

/** A GitHub with the organization, and what people do there besides the portal. */
export class Github {
  /** What the test does on GitHub, it does with this token. */
  private readonly ownerToken = `ghp_${randomBytes(18).toString('hex')}`;
  private server: LocalGithub | undefined;

  constructor(
    private readonly options: {
      dataDir: string;
      portalUrl: string;
      clientId: string;
      clientSecret: string;
      /** The portal's token. */
      token: string;
      webhookSecret: string;
    },
  ) {}

  async start(): Promise<void> {
    const { clientId, clientSecret, dataDir, portalUrl, token, webhookSecret } =
      this.options;
    const seed = await readSeed(SEED);
    for (const organization of seed.organizations ?? []) {
      organization.webhooks = [{ url: `${portalUrl}/api/events/http/github` }];
    }
    this.server = await startLocalGithub({
      dataDir,
      seed,
      oauthApp: {
        clientId,
        clientSecret,
        callbackUrl: `${portalUrl}/api/auth/github/handler/frame`,
      },
      tokens: [
        {
          token,
          login: 'wheelhouse-bot',
          scopes: ['repo', 'workflow', 'read:org', 'read:user', 'user:email'],
        },
        {
          token: this.ownerToken,
          login: 'wheelhouse-bot',
          scopes: ['repo', 'workflow', 'delete_repo'],
        },
      ],
      webhook: { secret: webhookSecret },
    });
  }

  async stop(): Promise<void> {
    await this.server?.stop();
  }

  get url(): string {
    if (!this.server) {
      throw new Error('GitHub has not been started');
    }
    return this.server.url;
  }

  /** What the configuration for a GitHub Enterprise would hold too: where it is. */
  get addresses() {
    const { host } = new URL(this.url);
    return {
      integrations: {
        github: [
          {
            host,
            apiBaseUrl: `${this.url}/api/v3`,
            rawBaseUrl: `${this.url}/raw`,
            token: '${GITHUB_TOKEN}',
          },
        ],
      },
      auth: {
        providers: {
          github: { production: { enterpriseInstanceUrl: this.url } },
        },
      },
      catalog: { providers: { githubOrg: { githubUrl: this.url } } },
      scaffolder: {
        defaultEnvironment: { parameters: { githubHost: host } },
      },
    };
  }

  /** Makes a repository of the organization from a folder. */
  async publish(name: string, folder: string): Promise<void> {
    await this.request('POST', '/orgs/larkspur/repos', { name });
    await run('git', ['init', '--quiet', '--initial-branch=main', folder]);
    await run('git', [
      '-C',
      folder,
      'remote',
      'add',
      'origin',
      this.remoteOf(name),
    ]);
    await this.push(folder);
  }

  /** Pushes all changes in the folder. */
  async push(folder: string): Promise<void> {
    const author = ['-c', 'user.name=Test', '-c', 'user.email=t@example.com'];
    const commit = ['commit', '--quiet', '--message=Change'];
    await run('git', ['-C', folder, 'add', '--all']);
    await run('git', ['-C', folder, ...author, ...commit]);
    await run('git', ['-C', folder, 'push', '--quiet', 'origin', 'main']);
  }

  /** Fetches a repository of the organization into a folder. */
  async clone(name: string, folder: string): Promise<void> {
    await run('git', ['clone', '--quiet', this.remoteOf(name), folder]);
  }

  async delete(name: string): Promise<void> {
    await this.request('DELETE', `/repos/larkspur/${name}`);
  }

  private remoteOf(name: string): string {
    const remote = new URL(`/larkspur/${name}.git`, this.url);
    remote.username = 'wheelhouse-bot';
    remote.password = this.ownerToken;
    return remote.href;
  }

  private async request(method: string, path: string, body?: object) {
    const answer = await fetch(`${this.url}/api/v3${path}`, {
      method,
      body: body && JSON.stringify(body),
      headers: { authorization: `Bearer ${this.ownerToken}` },
    });
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${await answer.text()}`);
    }
  }
}
