import { TestGithub } from '../__testUtils__/testGithub';

const WHERE = { owner: 'acme', repo: 'shop' };
const STAGING = { ...WHERE, environment_name: 'staging' };

describe('variables', () => {
  let github: TestGithub;

  beforeEach(async () => {
    github = await TestGithub.start();
    const { repos } = github.octokit().rest;
    await repos.createInOrg({ org: 'acme', name: 'shop' });
    await repos.createOrUpdateEnvironment(STAGING);
  });

  afterEach(() => github.remove());

  it('are kept apart by repository and environment', async () => {
    const { actions } = github.octokit().rest;
    await actions.createRepoVariable({ ...WHERE, name: 'region', value: 'eu' });
    await actions.createEnvironmentVariable({
      ...STAGING,
      name: 'region',
      value: 'eu-1',
    });

    const ofRepository = await actions.getRepoVariable({
      ...WHERE,
      name: 'REGION',
    });
    const ofEnvironment = await actions.getEnvironmentVariable({
      ...STAGING,
      name: 'Region',
    });
    expect(ofRepository.data).toMatchObject({ name: 'REGION', value: 'eu' });
    expect(ofEnvironment.data.value).toBe('eu-1');
  });

  it('change their value and their name', async () => {
    const { actions } = github.octokit().rest;
    await actions.createRepoVariable({ ...WHERE, name: 'A', value: '1' });
    await actions.updateRepoVariable({ ...WHERE, name: 'A', value: '2' });
    await github
      .octokit()
      .request('PATCH /repos/{owner}/{repo}/actions/variables/A', {
        ...WHERE,
        data: { name: 'B' },
      });
    const { data } = await actions.listRepoVariables(WHERE);
    expect(data).toMatchObject({
      total_count: 1,
      variables: [{ name: 'B', value: '2' }],
    });
    await actions.deleteRepoVariable({ ...WHERE, name: 'B' });
    await expect(
      actions.getRepoVariable({ ...WHERE, name: 'B' }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('are created once', async () => {
    const { actions } = github.octokit().rest;
    await actions.createRepoVariable({ ...WHERE, name: 'A', value: '1' });
    await expect(
      actions.createRepoVariable({ ...WHERE, name: 'a', value: '2' }),
    ).rejects.toMatchObject({ status: 409 });
  });

  it.each(['GITHUB_TOKEN', '1ST', 'with-hyphen', 'ü'])(
    'refuse the name %s',
    async name => {
      await expect(
        github
          .octokit()
          .rest.actions.createRepoVariable({ ...WHERE, name, value: '' }),
      ).rejects.toMatchObject({ status: 422 });
    },
  );

  it('are for those who may push', async () => {
    await expect(
      github.octokit('ben').rest.actions.listRepoVariables(WHERE),
    ).rejects.toMatchObject({ status: 403 });
  });
});
