import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { ConfigSources } from '@backstage/config-loader';
import { readSeed, startLocalGithub, type LocalGithub } from 'local-github';
import { Browser, type Page } from './__testUtils__/Browser';
import { Bundle, CONFIG_FILES } from './__testUtils__/Bundle';
import { Portal } from './__testUtils__/Portal';
import { Postgres } from './__testUtils__/Postgres';

const ROOT = resolve(__dirname, '../../..');
const git = promisify(execFile);

const secrets = {
  AUTH_GITHUB_CLIENT_SECRET: randomBytes(20).toString('hex'),
  GITHUB_TOKEN: `ghp_${randomBytes(18).toString('hex')}`,
  GITHUB_WEBHOOK_SECRET: randomBytes(20).toString('hex'),
};

jest.setTimeout(180_000);

describe('the production bundle', () => {
  it('holds the portal and our plugins, and nothing of development', async () => {
    const paths = await Bundle.paths();

    expect(paths).toContain('packages/backend/dist/index.cjs.js');
    expect(paths).toContain('packages/app/dist/index.html');
    expect(paths.filter(path => /local-github/.test(path))).toEqual([]);
    expect(paths.filter(path => /app-config|^catalog\//.test(path))).toEqual(
      [],
    );
  });
});

describe('the production configuration', () => {
  it('switches no safety off, and holds no development data', async () => {
    const config = await ConfigSources.toConfig(
      ConfigSources.default({
        argv: CONFIG_FILES.flatMap(name => ['--config', join(ROOT, name)]),
        substitutionFunc: async name => `<${name}>`,
        watch: false,
      }),
    );

    expect(JSON.stringify(config.get())).not.toMatch(/dangerous|localhost/i);
    expect(config.keys('auth.providers.github')).toEqual(['production']);
    expect(
      config.getConfigArray('catalog.locations').map(l => l.getString('type')),
    ).toEqual(['url', 'url']);
  });
});

describe('the portal in production', () => {
  let bundle: Bundle;
  let data: string;
  let github: LocalGithub;
  let portal: Portal;
  let postgres: Postgres;
  let url: string;
  let environment: Record<string, string>;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'wheelhouse-production-'));
    const port = await freePort();
    url = `http://localhost:${port}`;

    [bundle, postgres, github] = await Promise.all([
      Bundle.unpack(),
      Postgres.start(),
      startGithub(),
    ]);
    await publishRepository('wheelhouse', await portalRepository());

    environment = {
      ...secrets,
      AUTH_GITHUB_CLIENT_ID: 'production-app',
      GITHUB_ORGANIZATION: 'larkspur',
      ORGANIZATION_NAME: 'Larkspur',
      PORT: String(port),
      PORTAL_REPOSITORY_URL: `${github.url}/larkspur/wheelhouse`,
      PORTAL_URL: url,
      POSTGRES_URL: postgres.url,
      TECHDOCS_DIRECTORY: join(data, 'techdocs'),
    };
    portal = Portal.start({
      bundle,
      environment,
      overlays: [await addressesOfGithub()],
    });
    await portal.untilReady(url);
  });

  afterAll(async () => {
    await portal?.stop();
    await Promise.all([github?.stop(), postgres?.stop(), bundle?.remove()]);
    await rm(data, { recursive: true });
  });

  async function startGithub() {
    const seed = await readSeed(join(ROOT, 'packages/local-github/seed.yaml'));
    for (const organization of seed.organizations ?? []) {
      organization.webhooks = [{ url: `${url}/api/events/http/github` }];
    }
    return startLocalGithub({
      dataDir: join(data, 'github'),
      seed,
      oauthApp: {
        clientId: 'production-app',
        clientSecret: secrets.AUTH_GITHUB_CLIENT_SECRET,
        callbackUrl: `${url}/api/auth/github/handler/frame`,
      },
      tokens: [
        {
          token: secrets.GITHUB_TOKEN,
          login: 'wheelhouse-bot',
          scopes: ['repo', 'workflow', 'read:org', 'delete_repo'],
        },
      ],
      webhook: { secret: secrets.GITHUB_WEBHOOK_SECRET },
    });
  }

  /** What a GitHub Enterprise would need too: where it is. */
  async function addressesOfGithub(): Promise<string> {
    const file = join(data, 'app-config.github.yaml');
    await writeFile(
      file,
      JSON.stringify({
        integrations: {
          github: [
            {
              host: github.host,
              apiBaseUrl: `${github.url}/api/v3`,
              rawBaseUrl: `${github.url}/raw`,
              token: '${GITHUB_TOKEN}',
            },
          ],
        },
        auth: {
          providers: {
            github: { production: { enterpriseInstanceUrl: github.url } },
          },
        },
        catalog: { providers: { githubOrg: { githubUrl: github.url } } },
      }),
    );
    return file;
  }

  async function portalRepository(): Promise<string> {
    const tree = join(data, 'wheelhouse');
    for (const path of ['catalog-info.yaml', 'mkdocs.yml', 'templates']) {
      await cp(join(ROOT, path), join(tree, path), { recursive: true });
    }
    return tree;
  }

  async function publishRepository(name: string, tree: string) {
    await onGithub('POST', '/orgs/larkspur/repos', { name });
    const remote = new URL(`/larkspur/${name}.git`, github.url);
    remote.username = 'wheelhouse-bot';
    remote.password = secrets.GITHUB_TOKEN;
    await git('git', ['init', '--quiet', '--initial-branch=main', tree]);
    await git('git', ['-C', tree, 'remote', 'add', 'origin', remote.href]);
    await push(tree, `Begin ${name}`);
  }

  async function push(tree: string, message: string) {
    const author = ['-c', 'user.name=Test', '-c', 'user.email=t@example.com'];
    await git('git', ['-C', tree, 'add', '--all']);
    await git('git', [
      '-C',
      tree,
      ...author,
      'commit',
      '--quiet',
      '-m',
      message,
    ]);
    await git('git', ['-C', tree, 'push', '--quiet', 'origin', 'main']);
  }

  async function onGithub(method: string, path: string, body?: object) {
    const answer = await fetch(`${github.url}/api/v3${path}`, {
      method,
      body: body && JSON.stringify(body),
      headers: { authorization: `Bearer ${secrets.GITHUB_TOKEN}` },
    });
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${await answer.text()}`);
    }
  }

  /** The portal's page of consent, as somebody who is signed in on GitHub. */
  async function consentPage(login: string): Promise<Page> {
    const start = new URL('/api/auth/github/start', url);
    start.search = new URLSearchParams({
      env: 'production',
      scope: 'read:user',
      origin: url,
    }).toString();
    const page = await new Browser().open(start.href);
    return page.press(`Sign in as ${login}`);
  }

  async function signIn(login: string) {
    const page = await consentPage(login);
    return authorizationResponse(await page.press('Authorize'));
  }

  async function asUser(token: string, path: string, init?: RequestInit) {
    return fetch(`${url}${path}`, {
      ...init,
      headers: { ...init?.headers, authorization: `Bearer ${token}` },
    });
  }

  it('signs in who is in the GitHub organization, as a member of their squads', async () => {
    await portal.until(async () => !(await signIn('priya-raman')).error);

    const { response } = await signIn('priya-raman');
    const { identity, token } = response.backstageIdentity;

    expect(identity).toMatchObject({
      userEntityRef: 'user:default/priya-raman',
      ownershipEntityRefs: expect.arrayContaining(['group:default/payments']),
    });
    const me = await asUser(
      token,
      '/api/catalog/entities/by-name/user/default/priya-raman',
    );
    await expect(me.json()).resolves.toMatchObject({
      kind: 'User',
      spec: { profile: { displayName: 'Priya Raman' } },
    });
  });

  it('refuses who is not', async () => {
    const { error, response } = await signIn('noor-visitor');

    expect(response).toBeUndefined();
    expect(error.message).toMatch(/unable to resolve user identity/);
  });

  it('passes on that a person said no', async () => {
    const page = await consentPage('priya-raman');

    const { error } = authorizationResponse(await page.press('Cancel'));

    expect(error.message).toBe('The user has denied your application access.');
  });

  it('does not know the way in that development has', async () => {
    const answer = await fetch(`${url}/api/auth/github/start?env=development`);

    expect(answer.status).toBe(404);
  });

  it('serves the app to everyone, and data to nobody without a token', async () => {
    const page = await fetch(url);
    const data = await fetch(`${url}/api/catalog/entities`);

    expect(await page.text()).toContain('<title>Wheelhouse</title>');
    expect(data.status).toBe(401);
  });

  it('offers the template in git, and a change to it at once', async () => {
    const { response } = await signIn('priya-raman');
    const { token } = response.backstageIdentity;
    const title = async () => {
      const answer = await asUser(
        token,
        '/api/catalog/entities/by-name/template/default/microservice',
      );
      return answer.ok ? (await answer.json()).metadata.title : undefined;
    };
    await portal.until(async () => (await title()) === 'New Microservice');

    const tree = join(data, 'wheelhouse');
    await git('sed', [
      '-i',
      's/title: New Microservice/title: Newer Microservice/',
      join(tree, 'templates/microservice/template.yaml'),
    ]);
    await push(tree, 'Rename the template');

    await portal.until(async () => (await title()) === 'Newer Microservice');
  });

  it('forgets a service whose repository was deleted', async () => {
    const { response } = await signIn('priya-raman');
    const { token } = response.backstageIdentity;
    const entity = async () =>
      asUser(token, '/api/catalog/entities/by-name/component/default/quotes');
    const tree = join(data, 'quotes');
    await cp(join(ROOT, 'catalog/services.yaml'), join(tree, 'old.yaml'));
    await writeFile(
      join(tree, 'catalog-info.yaml'),
      JSON.stringify({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'quotes' },
        spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
      }),
    );
    await publishRepository('quotes', tree);
    await asUser(token, '/api/catalog/locations', {
      method: 'POST',
      body: JSON.stringify({
        type: 'url',
        target: `${github.url}/larkspur/quotes/blob/main/catalog-info.yaml`,
      }),
      headers: { 'content-type': 'application/json' },
    });
    await portal.until(async () => (await entity()).ok);

    await onGithub('DELETE', '/repos/larkspur/quotes');

    await portal.until(async () => (await entity()).status === 404);
  });

  it('keeps its secrets out of the log', () => {
    const { password } = new URL(postgres.url);
    for (const secret of [...Object.values(secrets), password]) {
      expect(portal.log).not.toContain(secret);
    }
  });

  it('does not start without what it needs, and says what that is', async () => {
    const { GITHUB_TOKEN: _, POSTGRES_URL: __, ...incomplete } = environment;

    const stopped = Portal.start({ bundle, environment: incomplete });

    await expect(stopped.exitCode()).resolves.toBe(1);
    expect(stopped.log).toContain('GITHUB_TOKEN  (app-config.yaml)');
    expect(stopped.log).toContain('POSTGRES_URL  (app-config.production.yaml)');
  });
});

/** What the pop-up window tells the app. */
function authorizationResponse(page: Page) {
  const [, encoded] = /authResponse = decodeURIComponent\('([^']*)'\)/.exec(
    page.body,
  ) ?? ['', ''];
  return JSON.parse(decodeURIComponent(encoded));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(listening => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(closed => {
    server.close(closed);
  });
  return port;
}
