import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import {
  createGithubIssuesLabelAction,
  createPublishGithubPullRequestAction,
} from '@backstage/plugin-scaffolder-backend-module-github';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createShop, SHOP } from '../__testUtils__/pullRequests';
import { TestGithub } from '../__testUtils__/testGithub';

describe('the scaffolder’s action publish:github:pull-request', () => {
  let github: TestGithub;

  beforeEach(async () => {
    github = await TestGithub.start();
    await createShop(github);
  });

  afterEach(() => github.remove());

  function integrations() {
    return ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          github: [
            {
              host: github.host,
              apiBaseUrl: `${github.url}/api/v3`,
              token: 'ghp_ada',
            },
          ],
        },
      }),
    );
  }

  async function publish(
    content: string,
    more: { update?: boolean; draft?: boolean } = {},
  ) {
    const registry = integrations();
    const action = createPublishGithubPullRequestAction({
      integrations: registry,
      githubCredentialsProvider:
        DefaultGithubCredentialsProvider.fromIntegrations(registry),
    });
    const context = createMockActionContext({
      input: {
        repoUrl: `${github.host}?owner=acme&repo=shop`,
        branchName: 'scaffolded',
        title: 'Add a page',
        description: 'From a template',
        reviewers: ['ben'],
        teamReviewers: ['payments'],
        assignees: ['ada'],
        ...more,
      },
      checkpoint: async ({ fn }) => fn(),
    });
    await mkdir(context.workspacePath, { recursive: true });
    await writeFile(join(context.workspacePath, 'page.html'), content);
    await action.handler(context as Parameters<typeof action.handler>[0]);
    const outputs = (context.output as jest.Mock).mock.calls;
    return Object.fromEntries(outputs);
  }

  it('opens a pull request with reviewers and assignees', async () => {
    expect(await publish('<p>')).toEqual({
      targetBranchName: 'main',
      remoteUrl: `${github.url}/acme/shop/pull/1`,
      pullRequestNumber: 1,
    });

    const one = { ...SHOP, pull_number: 1 };
    const { data } = await github.octokit().rest.pulls.get(one);
    expect(data).toMatchObject({
      title: 'Add a page',
      body: 'From a template',
      head: { ref: 'scaffolded' },
      requested_reviewers: [{ login: 'ben' }],
      requested_teams: [{ slug: 'payments' }],
      assignees: [{ login: 'ada' }],
      changed_files: 1,
    });
  });

  it('updates the one that is there, if told so', async () => {
    await publish('<p>');
    await expect(publish('<div>')).rejects.toThrow(
      'Pull request creation failed',
    );
    expect(await publish('<div>', { update: true })).toMatchObject({
      pullRequestNumber: 1,
    });
    const { data } = await github
      .octokit()
      .rest.pulls.listFiles({ ...SHOP, pull_number: 1 });
    expect(data[0].patch).toContain('+<div>');
  });

  it('has a companion that labels it', async () => {
    await publish('<p>');
    const action = createGithubIssuesLabelAction({
      integrations: integrations(),
    });
    const context = createMockActionContext({
      input: {
        repoUrl: `${github.host}?owner=acme&repo=shop`,
        number: 1,
        labels: ['scaffolded'],
      },
      checkpoint: async ({ fn }) => fn(),
    });
    await action.handler(context as Parameters<typeof action.handler>[0]);
    const { data } = await github
      .octokit()
      .rest.pulls.get({ ...SHOP, pull_number: 1 });
    expect(data.labels).toMatchObject([{ name: 'scaffolded' }]);
  });
});
