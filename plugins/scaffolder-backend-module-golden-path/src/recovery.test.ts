import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalGithub, startLocalGithub } from 'local-github';
import { Octokit } from 'octokit';
import { type Fault, GithubFaults } from './__testUtils__/GithubFaults';
import { portalToken, seed } from './__testUtils__/larkspur';
import { PortalProcess } from './__testUtils__/PortalProcess';

// Some thirty seconds on an idle machine.
jest.setTimeout(600_000);

/** Every request of the golden path, in order. */
const requests = {
  check: { request: /^GET .*\/repos\/[^/]+\/[^/]+$/ },
  create: { request: /^POST .*\/orgs\/larkspur\/repos / },
  access: { request: /^PUT .*\/teams\/payments\/repos/ },
  await: {
    request: /^GET .*\/repos\/[^/]+\/[^/]+$/,
    following: /^PUT .*\/teams\/payments\/repos/,
  },
  gitReady: { request: /^GET .*\.git\/info\/refs/ },
  staging: { request: /^PUT .*\/environments\/staging$/ },
  production: { request: /^PUT .*\/environments\/production$/ },
  push: { request: /^POST .*\.git\/git-receive-pack$/ },
  protect: { request: /^PUT .*\/branches\/main\/protection$/ },
  read: { request: /^GET .*\/contents\/catalog-info\.yaml$/ },
  ingest: {
    request: /^GET .*\/contents\/catalog-info\.yaml$/,
    following: /^GET .*\/contents\/catalog-info\.yaml$/,
  },
  run: { request: /^GET .*\/actions\/runs$/ },
} satisfies Record<string, Pick<Fault, 'request' | 'following'>>;
type Moment = keyof typeof requests;
const moments = Object.keys(requests) as Moment[];

/** A read that was answered leaves nothing that one that was not would not. */
function whensOf(moment: Moment): Array<Fault['when']> {
  const isRead = requests[moment].request.source.startsWith('^GET');
  return isRead ? ['before'] : ['before', 'after'];
}

const faults = new GithubFaults();
let dataDir: string;
let github: LocalGithub;
let portal: PortalProcess;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'recovery-'));
  github = await startLocalGithub({
    dataDir: join(dataDir, 'github'),
    seed,
    tokens: [portalToken],
    middleware: [faults.middleware],
  });
  portal = await PortalProcess.prepare({
    dataDir,
    github,
    user: 'user:default/priya-raman',
  });
  await portal.start();
});

afterEach(() => faults.mend());

afterAll(async () => {
  await portal?.kill();
  await github?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

function createService(name: string): Promise<string> {
  return portal.createService({
    name,
    description: `What ${name} is for`,
    squad: 'group:default/payments',
    githubOwner: 'larkspur',
    visibility: 'private',
  });
}

function breakAt(
  name: string,
  moment: Moment,
  how: Omit<Fault, 'repository' | 'request'>,
) {
  return faults.add({ repository: name, ...requests[moment], ...how });
}

/** All that a finished run leaves on GitHub and in the catalog. */
async function inspect(name: string) {
  const { rest } = new Octokit({
    auth: portalToken.token,
    baseUrl: `${github.url}/api/v3`,
  });
  const repository = { owner: 'larkspur', repo: name };
  const [commits, environments, protection, teams, component] =
    await Promise.all([
      rest.repos.listCommits(repository),
      rest.repos.getAllEnvironments(repository),
      rest.repos.getBranchProtection({ ...repository, branch: 'main' }),
      rest.repos.listTeams(repository),
      portal.findComponent(name),
    ]);
  return {
    commits: commits.data.length,
    environments: environments.data.environments
      ?.map(({ name: e }) => e)
      .sort(),
    checks: protection.data.required_status_checks?.contexts,
    teams: teams.data.map(team => team.slug),
    isCatalogued: component !== undefined,
  };
}

const complete = {
  commits: 1,
  environments: ['production', 'staging'],
  checks: ['test'],
  teams: ['payments'],
  isCatalogued: true,
};

it('completes by itself what was cut short by a kill, at whatever moment', async () => {
  const interrupted = await Promise.all(
    moments.flatMap(moment =>
      whensOf(moment).map(async when => {
        const name = `killed-${when}-${moment.toLowerCase()}`;
        const struck = breakAt(name, moment, { when, how: 'hang' });
        const task = await createService(name);
        await struck;
        return { name, task };
      }),
    ),
  );
  const killed = portal.killAtLogLine(/Writing file catalog-info\.yaml/);
  const rendering = {
    name: 'killed-in-rendering',
    task: await createService('killed-in-rendering'),
  };
  await killed;
  faults.mend();

  await portal.start();

  await Promise.all(
    [...interrupted, rendering].map(async ({ name, task }) => {
      await portal.completion(task);
      await expect(inspect(name)).resolves.toEqual(complete);
    }),
  );
});

it('says what exists when a step fails, and completes when retried', async () => {
  const leftovers: Partial<Record<Moment, RegExp>> = {
    check: /Nothing was created/,
    create: /What exists now: no repository larkspur\/\S+ exists/,
    await: /What exists now: unknown, as localhost:\d+ could not be asked/,
    gitReady: /\(empty\), no environments, not in the catalog/,
    staging: /\(empty\), no environments, not in the catalog/,
    production: /\(empty\), environments staging, not in the catalog/,
    push: /\(empty\), environments staging and production, not in the catalog/,
    protect: /\(at commit \w{7}\), .* not in the catalog/,
    read: /\(at commit \w{7}\), .* not in the catalog/,
  };
  const failed = await Promise.all(
    Object.entries(leftovers).map(async ([moment, expected]) => {
      const name = `failed-at-${moment.toLowerCase()}`;
      breakAt(name, moment as Moment, {
        when: 'before',
        how: { status: 400, body: { message: 'Broken for a test' } },
      });
      const task = await createService(name);
      return { name, task, expected, outcome: await portal.outcome(task) };
    }),
  );
  for (const { outcome, expected } of failed) {
    expect(outcome.status).toBe('failed');
    expect(outcome.log).toMatch(expected);
  }
  faults.mend();

  await Promise.all(
    failed.map(async ({ name, task }) => {
      await portal.retry(task);
      await portal.completion(task);
      await expect(inspect(name)).resolves.toEqual(complete);
    }),
  );
});

it.each(['cut', 'garble'] as const)(
  'finds out that a push arrived whose answer did not: %s',
  async how => {
    const name = `push-${how}`;
    breakAt(name, 'push', { when: 'after', how });
    await portal.completion(await createService(name));
    await expect(inspect(name)).resolves.toEqual(complete);
  },
);

it('leads to the service when it is done, and to nothing that is not there', async () => {
  const { links } = await portal.completion(await createService('orders-api'));
  expect(links).toEqual([
    {
      title: 'Open in the catalog',
      icon: 'catalog',
      entityRef: 'component:default/orders-api',
    },
    {
      title: 'Repository',
      icon: 'github',
      url: `${github.url}/larkspur/orders-api`,
    },
    {
      title: 'Deployments',
      icon: 'web',
      url: `${github.url}/larkspur/orders-api/deployments`,
    },
  ]);
});

it('never shows the token', () => {
  expect(portal.output).not.toContain(portalToken.token);
});
