import { createShop, refusal, SHOP } from '../__testUtils__/pullRequests';
import { TestGithub } from '../__testUtils__/testGithub';

describe('commit statuses', () => {
  let github: TestGithub;
  let sha: string;

  beforeEach(async () => {
    github = await TestGithub.start();
    await createShop(github);
    const { data } = await github
      .octokit()
      .rest.git.getRef({ ...SHOP, ref: 'heads/main' });
    sha = data.object.sha;
  });

  afterEach(() => github.remove());

  const report = (
    state: 'error' | 'failure' | 'pending' | 'success',
    context: string,
    login = 'ben',
  ) =>
    github
      .octokit(login)
      .rest.repos.createCommitStatus({ ...SHOP, sha, state, context });
  const combined = async (ref = 'main') =>
    (
      await github
        .octokit()
        .rest.repos.getCombinedStatusForRef({ ...SHOP, ref })
    ).data;

  it('say in one word what all of them come to', async () => {
    expect(await combined()).toMatchObject({
      state: 'pending',
      total_count: 0,
    });
    await report('success', 'test');
    expect((await combined()).state).toBe('success');
    await report('pending', 'lint');
    expect((await combined()).state).toBe('pending');
    await report('error', 'lint');
    expect(await combined(sha)).toMatchObject({
      state: 'failure',
      total_count: 2,
      statuses: [
        { context: 'test', state: 'success' },
        { context: 'lint', state: 'error' },
      ],
    });
  });

  it('are kept, the newest first', async () => {
    await report('pending', 'test');
    await report('success', 'test');
    const { data } = await github
      .octokit()
      .rest.repos.listCommitStatusesForRef({ ...SHOP, ref: 'main' });
    expect(data).toMatchObject([
      { state: 'success', creator: { login: 'ben' } },
      { state: 'pending' },
    ]);
  });

  it('are for those who may push, about commits that are there', async () => {
    expect(await refusal(report('success', 'test', 'eve'))).toMatchObject({
      status: 403,
    });
    sha = '0123456789012345678901234567890123456789';
    expect(await refusal(report('success', 'test'))).toEqual({
      status: 422,
      message: `No commit found for SHA: ${sha}`,
    });
  });
});
