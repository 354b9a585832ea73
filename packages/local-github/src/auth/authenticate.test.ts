import { request } from 'node:http';
import { TestGithub } from '../__testUtils__/testGithub';

describe('the API’s front door', () => {
  let github: TestGithub;
  let now = new Date('2026-11-24T12:00:00Z');

  beforeAll(async () => {
    github = await TestGithub.start({
      clock: () => now,
      tokens: [
        { token: 'ghp_ada', login: 'ada', scopes: ['repo', 'read:org'] },
        { token: 'ghp_none', login: 'ada', scopes: [] },
        {
          token: 'ghp_brief',
          login: 'ada',
          scopes: ['repo'],
          expiresAt: new Date('2026-11-24T13:00:00Z'),
        },
      ],
    });
  });

  const getUser = (authorization?: string) =>
    github.fetch('/api/v3/user', {
      headers: authorization ? { Authorization: authorization } : {},
    });

  const basic = (text: string) =>
    `Basic ${Buffer.from(text).toString('base64')}`;

  it.each([
    'token ghp_ada',
    'Bearer ghp_ada',
    'bearer ghp_ada',
    basic('x-access-token:ghp_ada'),
    basic('ghp_ada:x-oauth-basic'),
    basic('ghp_ada:'),
  ])('takes the token from %s', async authorization => {
    const response = await getUser(authorization);

    expect(await response.json()).toMatchObject({ login: 'ada' });
    expect(response.headers.get('X-OAuth-Scopes')).toBe('repo, read:org');
  });

  it.each(['token ghp_wrong', 'Bearer', 'Digest x', basic('ada:password')])(
    'answers bad credentials to %s',
    async authorization => {
      const response = await getUser(authorization);

      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({
        message: 'Bad credentials',
        status: '401',
      });
    },
  );

  it('takes wrong credentials for wrong even where none are needed', async () => {
    const response = await github.fetch('/api/v3/orgs/acme', {
      headers: { Authorization: 'token ghp_wrong' },
    });

    expect(response.status).toBe(401);
  });

  it('wants credentials where somebody must be somebody', async () => {
    const response = await getUser();

    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      message: 'Requires authentication',
    });
  });

  it('takes a token until it expires', async () => {
    expect((await getUser('token ghp_brief')).status).toBe(200);

    now = new Date('2026-11-24T13:00:00Z');

    expect((await getUser('token ghp_brief')).status).toBe(401);
  });

  it('hides what a token’s scopes do not reach, and names those that would', async () => {
    const response = await github.fetch('/api/v3/user/repos', {
      method: 'POST',
      headers: { Authorization: 'token ghp_none' },
      body: JSON.stringify({ name: 'mine' }),
    });

    expect(response.status).toBe(404);
    expect(response.headers.get('X-OAuth-Scopes')).toBe('');
    expect(response.headers.get('X-Accepted-OAuth-Scopes')).toBe(
      'public_repo, repo',
    );
  });

  it('says what is wrong with a body', async () => {
    const post = (body: string) =>
      github.fetch('/api/v3/user/repos', {
        method: 'POST',
        headers: { Authorization: 'token ghp_ada' },
        body,
      });

    expect(await (await post('{')).json()).toMatchObject({
      message: 'Problems parsing JSON',
    });
    expect(await (await post('{}')).json()).toMatchObject({
      message: 'Validation Failed',
      errors: [
        { resource: 'Repository', field: 'name', code: 'missing_field' },
      ],
    });
  });

  it('tells how many requests are left, and counts no unchanged answer', async () => {
    const headers = { Authorization: 'token ghp_ada' };
    const first = await github.fetch('/api/v3/orgs/acme', { headers });
    const unchanged = await github.fetch('/api/v3/orgs/acme', {
      headers: {
        ...headers,
        'If-None-Match': first.headers.get('ETag') ?? '',
      },
    });

    expect(unchanged.status).toBe(304);
    const used = first.headers.get('X-RateLimit-Used');
    expect(unchanged.headers.get('X-RateLimit-Used')).toBe(used);
    const limits = await github.fetch('/api/v3/rate_limit', { headers });
    expect(await limits.json()).toMatchObject({
      resources: { core: { limit: 5000, used: Number(used) } },
    });
  });

  it('lets any origin call, without cookies', async () => {
    const preflight = await github.fetch('/api/v3/user', {
      method: 'OPTIONS',
      headers: {
        Origin: 'http://localhost:7007',
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'authorization',
      },
    });

    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toContain(
      'Authorization',
    );
    expect(
      preflight.headers.get('Access-Control-Allow-Credentials'),
    ).toBeNull();
  });

  it.each([
    ['localhost', 200],
    ['127.0.0.1', 200],
    ['[::1]', 200],
    ['rebound.example', 421],
  ])('asked as %s answers %s', async (host, status) => {
    const { port } = new URL(github.url);
    const answered = await new Promise<number | undefined>(
      (resolve, reject) => {
        request(
          {
            host: '127.0.0.1',
            port,
            path: '/avatars/ada',
            headers: { Host: `${host}:${port}` },
          },
          response => resolve(response.resume().statusCode),
        )
          .on('error', reject)
          .end();
      },
    );

    expect(answered).toBe(status);
  });
});
