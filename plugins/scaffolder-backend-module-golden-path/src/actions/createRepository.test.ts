import { portalToken } from '../__testUtils__/larkspur';
import { GoldenPathBench } from '../__testUtils__/GoldenPathBench';

const CREATE = 'golden-path:repository:create';

let bench: GoldenPathBench;
beforeAll(async () => {
  bench = await GoldenPathBench.start();
});
afterAll(() => bench?.stop());
afterEach(() => bench.faults.mend());

const wanted = (name: string, owner?: string) => ({
  repoUrl: bench.repoUrl(name, owner),
  description: 'Takes orders',
  visibility: 'private',
  maintainers: ['larkspur/payments'],
});

describe('golden-path:repository:create', () => {
  it("creates an empty repository that its squad's team maintains", async () => {
    const { repositoryUrl } = await bench.task().run(CREATE, wanted('orders'));

    const repository = { owner: 'larkspur', repo: 'orders' };
    const { data } = await bench.rest.repos.get(repository);
    expect(data).toMatchObject({
      html_url: repositoryUrl,
      description: 'Takes orders',
      private: true,
      homepage: expect.stringContaining('/catalog/default/component/orders'),
    });
    const teams = await bench.rest.repos.listTeams(repository);
    expect(teams.data).toMatchObject([
      { slug: 'payments', permission: 'maintain' },
    ]);
  });

  it("creates in the account of the portal's token", async () => {
    await bench.task().run(CREATE, {
      ...wanted('sandbox', 'portal-bot'),
      visibility: 'public',
      maintainers: [],
    });
    const { data } = await bench.rest.repos.get({
      owner: 'portal-bot',
      repo: 'sandbox',
    });
    expect(data.private).toBe(false);
  });

  it('recognizes what it created before its backend died', async () => {
    const task = bench.task();
    const first = await task.run(CREATE, wanted('refunds'));
    await expect(task.forget().run(CREATE, wanted('refunds'))).resolves.toEqual(
      first,
    );
    expect(task.log.join()).toContain('by an earlier attempt of this task');
  });

  it("never takes somebody else's repository for its own", async () => {
    await bench.task().run(CREATE, wanted('taken'));
    const failure = await bench.task().failure(CREATE, wanted('taken'));
    expect(failure).toContain('larkspur/taken was created by somebody else');
    expect(failure).toContain('Fill in the form again with another name');
  });

  it('goes on where access cannot be given, and says so', async () => {
    const task = bench.task();
    await task.run(CREATE, {
      ...wanted('lonely'),
      maintainers: ['larkspur/no-such-team'],
    });
    expect(task.log.join()).toContain(
      'Could not give larkspur/no-such-team access',
    );
  });

  it('says what to do about a token that is refused', async () => {
    bench.faults.add({
      repository: 'expired',
      request: /^POST/,
      when: 'before',
      how: { status: 401, body: { message: 'Bad credentials' } },
    });
    const failure = await bench.task().failure(CREATE, wanted('expired'));
    expect(failure).toMatch(/does not accept the portal's token/);
    expect(failure).toMatch(/no repository larkspur\/expired exists/);
  });

  it('keeps the token to itself, whatever GitHub answers', async () => {
    const { token } = portalToken;
    const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
    bench.faults.add({
      repository: 'leaky',
      request: /^POST/,
      when: 'before',
      how: {
        status: 400,
        body: { message: `You sent ${token} and Basic ${basic}` },
      },
    });
    const task = bench.task();
    const failure = await task.failure(CREATE, wanted('leaky'));
    expect(failure).toContain('You sent *** and Basic ***');
    expect(task.log.join()).not.toContain(token);
  });
});
