import { ConflictError } from '@backstage/errors';
import { ScriptedGithub, type Reply } from '../__testUtils__/ScriptedGithub';
import { SourceBench } from '../__testUtils__/SourceBench';

const RESET_AT = Math.ceil(Date.now() / 1000) + 1800;

const entity = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    annotations: { 'github.com/project-slug': `larkspur/${name}` },
  },
});

let github: ScriptedGithub;
let bench: SourceBench;

beforeEach(async () => {
  github = await ScriptedGithub.start();
  bench = await SourceBench.start({
    github: { host: 'github.com', apiBaseUrl: github.apiBaseUrl },
    entities: ['orders', 'billing', 'stock'].map(entity),
    settings: { rateLimitReserve: 0.5 },
  });
});

afterEach(async () => {
  jest.restoreAllMocks();
  await bench.stop();
  await github.stop();
});

/** Repositories in which nothing ever happened. */
function quiet(path: string): Reply {
  const [, name] = /^\/repos\/larkspur\/([a-z]+)$/.exec(path) ?? [];
  if (!name) {
    return { body: [] };
  }
  const at = '2026-11-02T09:00:00Z';
  return {
    body: {
      id: name.length,
      full_name: `larkspur/${name}`,
      html_url: `https://github.com/larkspur/${name}`,
      default_branch: 'main',
      archived: false,
      created_at: at,
      updated_at: at,
    },
  };
}

const headersWith = (remaining: number) => ({
  'x-ratelimit-limit': '5000',
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String(RESET_AT),
});

/** The latest of a list of GitHub's comes first. */
const deployments = [2, 1].map(id => ({
  id,
  node_id: `DE_${id}`,
  sha: '3484a3fb816e0859fd6e1cea078d76385ff50625',
  ref: 'main',
  environment: 'production',
  created_at: new Date(Date.now() - (3 - id) * 60_000).toISOString(),
  updated_at: new Date(Date.now() - (3 - id) * 60_000).toISOString(),
}));

/** Only `orders` was ever deployed. */
function answerDeployments(
  listed: unknown[],
  reply: (path: string) => Reply | undefined = () => undefined,
) {
  github.answer = ({ path }) =>
    reply(path) ??
    (path.startsWith('/repos/larkspur/orders/deployments?')
      ? { body: listed, headers: headersWith(5000) }
      : quiet(path));
}

it('leaves of the rate limit what is for others, and says when it goes on', async () => {
  let remaining = 2502;
  github.answer = ({ path }) => {
    remaining -= 1;
    return { ...quiet(path), headers: headersWith(remaining) };
  };

  await expect(bench.reconcile()).rejects.toThrow(
    `0 of 3 repositories were read from GitHub; its rate limit lets the others be read from ${new Date(
      RESET_AT * 1000,
    ).toISOString()} on`,
  );
  expect(github.asked).toHaveLength(2);

  // The next run asks nothing before that.
  await expect(bench.reconcile()).rejects.toThrow('0 of 3 repositories');
  expect(github.asked).toHaveLength(2);

  remaining = 5000;
  jest.spyOn(Date, 'now').mockReturnValue(RESET_AT * 1000);
  await bench.reconcile();
  expect(bench.progress.at(-1)).toEqual({ done: 3, total: 3 });
});

it('stops asking where GitHub refuses', async () => {
  github.answer = () => ({
    status: 403,
    headers: headersWith(0),
    body: { message: 'API rate limit exceeded' },
  });

  await expect(bench.reconcile()).rejects.toThrow('its rate limit lets');
  expect(github.asked).toHaveLength(1);
});

it('waits as long as GitHub asks for, then goes on', async () => {
  let refusals = 2;
  github.answer = ({ path }) => {
    refusals -= 1;
    return refusals >= 0
      ? { status: 429, headers: { 'retry-after': '0' }, body: {} }
      : quiet(path);
  };

  await bench.reconcile();

  expect(bench.progress.at(-1)).toEqual({ done: 3, total: 3 });
});

it('asks again where GitHub fails for a moment', async () => {
  let failures = 1;
  github.answer = ({ path }) => {
    failures -= 1;
    return failures >= 0 ? { status: 502, body: {} } : quiet(path);
  };

  await bench.reconcile();

  expect(bench.progress.at(-1)).toEqual({ done: 3, total: 3 });
});

it('reads the others where one repository fails, and says which', async () => {
  github.answer = ({ path }) =>
    path.startsWith('/repos/larkspur/billing/deployments')
      ? { status: 422, body: { message: 'Validation Failed' } }
      : quiet(path);

  await expect(bench.reconcile()).rejects.toThrow(
    /^2 of 3 repositories were read from GitHub; failed: larkspur\/billing \(.*Validation Failed.*\)$/,
  );
  expect(
    bench.recorder.of('repository').map(({ repository }) => repository),
  ).toContainEqual(expect.objectContaining({ repository: 'larkspur/stock' }));
});

it('ends at once where another run took its place', async () => {
  answerDeployments(deployments.slice(0, 1));
  bench.onSave = () => {
    throw new ConflictError('Another run began');
  };

  await expect(bench.reconcile()).rejects.toThrow(/^Another run began$/);

  expect(
    bench.recorder.of('repository').map(({ repository }) => repository),
  ).toEqual([expect.objectContaining({ repository: 'larkspur/orders' })]);
  expect(bench.complaints()).toEqual([]);
});

describe('where GraphQL is asked', () => {
  const answerGraphql = (reply: Reply) =>
    answerDeployments(deployments, path =>
      path === '/graphql' ? reply : undefined,
    );
  const askedForStatuses = () =>
    github.asked.filter(({ path }) => path.includes('/statuses')).length;

  it('leaves of its own limit what is for others', async () => {
    answerGraphql({
      headers: headersWith(0),
      body: { data: null, errors: [{ type: 'RATE_LIMITED' }] },
    });

    await expect(bench.reconcile()).rejects.toThrow(
      '2 of 3 repositories were read from GitHub; its rate limit lets',
    );
    expect(askedForStatuses()).toBe(0);
  });

  it.each<[string, Reply]>([
    ['it is not there', { status: 404, body: { message: 'Not Found' } }],
    [
      'a proxy answers in its place',
      { headers: { 'content-type': 'text/html' }, body: 'Sign in first' },
    ],
    ['it answers a list', { body: [] }],
    ['it finds nothing', { body: { data: { nodes: [null, null] } } }],
    ['it says what nobody expects', { body: { data: { nodes: [{}] } } }],
  ])('reads statuses one by one where %s', async (_, reply) => {
    answerGraphql(reply);

    await bench.reconcile();

    expect(askedForStatuses()).toBe(2);
    expect(bench.recorder.of('deployment')).toHaveLength(2);
  });

  it('keeps what it read one by one until the rate limit ended it', async () => {
    const at = deployments[0].updated_at;
    const success = { id: 1, state: 'success', created_at: at, updated_at: at };
    const replies: Record<string, Reply> = {
      2: { body: [success] },
      1: { status: 403, headers: headersWith(0), body: {} },
    };
    answerDeployments(deployments, path => {
      const [, id] = /deployments\/(\d)\/statuses/.exec(path) ?? [];
      return replies[id];
    });
    await expect(bench.reconcile()).rejects.toThrow('its rate limit lets');
    expect(askedForStatuses()).toBe(2);

    replies[1] = { body: [success] };
    jest.spyOn(Date, 'now').mockReturnValue(RESET_AT * 1000);
    await bench.reconcile();

    expect(bench.recorder.of('deployment')).toHaveLength(2);
    expect(askedForStatuses()).toBe(3);
  });

  it('asks it nothing where GitHub tells no ids for it', async () => {
    answerDeployments(
      deployments.map(each => ({ ...each, node_id: undefined })),
    );

    await bench.reconcile();

    expect(github.asked.map(({ path }) => path)).not.toContain('/graphql');
    expect(askedForStatuses()).toBe(2);
  });
});

it('sends the token that belongs to the host, and never logs it', async () => {
  github.answer = ({ path }) => quiet(path);
  await bench.reconcile();

  expect(github.asked[0].headers.authorization).toBe('token ghp_test');
  expect(JSON.stringify(bench.complaints())).not.toContain('ghp_test');
});
