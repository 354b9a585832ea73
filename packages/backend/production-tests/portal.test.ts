import { randomBytes } from 'node:crypto';
import {
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  writeFile,
  readdir,
} from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigSources } from '@backstage/config-loader';
import { Browser, type Page } from './__testUtils__/Browser';
import { Bundle, CONFIG_FILES } from './__testUtils__/Bundle';
import { Github } from './__testUtils__/Github';
import { Portal } from './__testUtils__/Portal';
import { Postgres } from './__testUtils__/Postgres';

const ROOT = resolve(__dirname, '../../..');

jest.setTimeout(180_000);

describe('the production bundle', () => {
  it('holds the portal and our plugins, and nothing of development', async () => {
    const paths = await Bundle.paths();

    expect(paths).toContain('packages/backend/dist/index.cjs.js');
    expect(paths).toContain('packages/app/dist/index.html');
    expect(
      paths.filter(path => /local-github|app-config|^catalog\//.test(path)),
    ).toEqual([]);
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
    expect(config.getConfig('auth.providers.github').keys()).toEqual([
      'production',
    ]);
    expect(
      config
        .getConfigArray('catalog.locations')
        .map(location => location.getString('type')),
    ).toEqual(['url', 'url']);
  });
});

describe('the portal in production', () => {
  const secrets = {
    AUTH_GITHUB_CLIENT_SECRET: randomBytes(20).toString('hex'),
    GITHUB_TOKEN: `ghp_${randomBytes(18).toString('hex')}`,
    GITHUB_WEBHOOK_SECRET: randomBytes(20).toString('hex'),
  };

  let bundle: Bundle;
  let environment: Record<string, string>;
  let folder: string;
  let github: Github;
  let portal: Portal;
  let portalRepository: string;
  let postgres: Postgres;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wheelhouse-production-'));
    const port = await freePort();
    url = `http://localhost:${port}`;
    github = new Github({
      dataDir: join(folder, 'github'),
      portalUrl: url,
      clientId: 'production-app',
      clientSecret: secrets.AUTH_GITHUB_CLIENT_SECRET,
      token: secrets.GITHUB_TOKEN,
      webhookSecret: secrets.GITHUB_WEBHOOK_SECRET,
    });
    [bundle, postgres] = await Promise.all([
      Bundle.unpack(),
      Postgres.start(),
      github.start(),
    ]);

    portalRepository = join(folder, 'wheelhouse');
    for (const path of ['catalog-info.yaml', 'mkdocs.yml', 'templates']) {
      await cp(join(ROOT, path), join(portalRepository, path), {
        recursive: true,
      });
    }
    await github.publish('wheelhouse', portalRepository);

    environment = {
      ...secrets,
      AUTH_GITHUB_CLIENT_ID: 'production-app',
      DATA_DIRECTORY: join(folder, 'portal'),
      GITHUB_ORGANIZATION: 'larkspur',
      ORGANIZATION_NAME: 'Larkspur',
      PORT: String(port),
      PORTAL_REPOSITORY_URL: `${github.url}/larkspur/wheelhouse`,
      PORTAL_URL: url,
      POSTGRES_URL: postgres.url,
    };
    const addresses = join(folder, 'app-config.github.yaml');
    await writeFile(addresses, JSON.stringify(github.addresses));
    portal = Portal.start({ bundle, environment, overlays: [addresses] });
    await portal.ready(url);
  });

  afterAll(async () => {
    await portal?.stop();
    await Promise.all([github?.stop(), postgres?.stop(), bundle?.remove()]);
    await rm(folder, { recursive: true });
  });

  /** Where GitHub asks somebody whether the portal may know them. */
  async function consentPage(login: string): Promise<Page> {
    const query = new URLSearchParams({
      env: 'production',
      scope: 'read:user',
      origin: url,
    });
    const start = `${url}/api/auth/github/start?${query}`;
    const loginPage = await new Browser().open(start);
    return loginPage.press(`Sign in as ${login}`);
  }

  async function signIn(login: string) {
    const page = await consentPage(login);
    return authorizationResponse(await page.press('Authorize'));
  }

  async function tokenOf(login: string): Promise<string> {
    const { response } = await signIn(login);
    return response.backstageIdentity.token;
  }

  function asking(token: string, path: string, init?: RequestInit) {
    return fetch(`${url}${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
    });
  }

  it('signs in who is in the GitHub organization, as a member of their squads', async () => {
    await portal.eventually(async () => {
      const { response } = await signIn('priya-raman');

      expect(response.backstageIdentity.identity).toMatchObject({
        userEntityRef: 'user:default/priya-raman',
        ownershipEntityRefs: expect.arrayContaining(['group:default/payments']),
      });
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

    expect(error.message).toMatch(/denied your application access/);
  });

  it('does not know the way in that development has', async () => {
    const answer = await fetch(`${url}/api/auth/github/start?env=development`);

    expect(answer.status).toBe(404);
  });

  it('serves the app to everyone, and data to nobody without a token', async () => {
    const app = await fetch(url);
    const entities = await fetch(`${url}/api/catalog/entities`);

    expect(await app.text()).toContain('<title>Wheelhouse</title>');
    expect(entities.status).toBe(401);
  });

  it('takes webhooks by their signature', async () => {
    const answer = await fetch(`${url}/api/events/http/github`, {
      method: 'POST',
      body: '{}',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'repository',
        'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
      },
    });

    expect(answer.status).toBe(403);
  });

  it('offers the template in git, and a change to it at once', async () => {
    const token = await tokenOf('priya-raman');
    const template = async () =>
      (
        await asking(
          token,
          '/api/catalog/entities/by-name/template/default/microservice',
        )
      ).json();
    await portal.eventually(async () => {
      expect(await template()).toMatchObject({
        metadata: { title: 'New Microservice' },
      });
    });

    const file = join(portalRepository, 'templates/microservice/template.yaml');
    const content = await readFile(file, 'utf8');
    await writeFile(file, content.replace('New Micro', 'Newer Micro'));
    await github.push(portalRepository);

    await portal.eventually(async () => {
      expect(await template()).toMatchObject({
        metadata: { title: 'Newer Microservice' },
      });
    });
  });

  it('creates a service, and tells its token to nobody', async () => {
    const token = await tokenOf('priya-raman');
    const created = await asking(token, '/api/scaffolder/v2/tasks', {
      method: 'POST',
      body: JSON.stringify({
        templateRef: 'template:default/microservice',
        values: {
          name: 'rebates',
          description: 'Gives money back',
          squad: 'group:default/payments',
          githubOwner: 'larkspur',
          visibility: 'private',
        },
      }),
    });
    const { id } = await created.json();
    const task = async () =>
      (await asking(token, `/api/scaffolder/v2/tasks/${id}`)).json();

    await portal.eventually(async () => {
      expect((await task()).status).toMatch(/completed|failed/);
    });

    const events = await asking(token, `/api/scaffolder/v2/tasks/${id}/events`);
    const log = await events.text();
    expect(await task()).toMatchObject({ status: 'completed' });
    expect(log).toContain('Register it in the catalog');
    expect(log).not.toContain(secrets.GITHUB_TOKEN);
    const clone = join(folder, 'rebates');
    await github.clone('rebates', clone);
    for (const file of await filesBelow(clone)) {
      expect(await readFile(file, 'utf8')).not.toContain(secrets.GITHUB_TOKEN);
    }
  });

  it('forgets a service whose repository was deleted', async () => {
    const token = await tokenOf('priya-raman');
    const service = () =>
      asking(token, '/api/catalog/entities/by-name/component/default/quotes');
    const tree = join(folder, 'quotes');
    await mkdir(tree);
    await writeFile(
      join(tree, 'catalog-info.yaml'),
      JSON.stringify({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'quotes' },
        spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
      }),
    );
    await github.publish('quotes', tree);
    await asking(token, '/api/catalog/locations', {
      method: 'POST',
      body: JSON.stringify({
        type: 'url',
        target: `${github.url}/larkspur/quotes/blob/main/catalog-info.yaml`,
      }),
    });
    await portal.eventually(async () => {
      expect((await service()).status).toBe(200);
    });

    await github.delete('quotes');

    await portal.eventually(async () => {
      expect((await service()).status).toBe(404);
    });
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
  const [, encoded = ''] =
    /authResponse = decodeURIComponent\('([^']*)'\)/.exec(page.body) ?? [];
  return JSON.parse(decodeURIComponent(encoded));
}

async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
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
