import { TestGithub } from './__testUtils__/testGithub';

const SECRETS = ['ghp_ada', 'client-secret', 'webhook-secret', 'hook-secret'];

describe('what is secret', () => {
  it('comes back in no answer', async () => {
    const github = await TestGithub.start({
      oauthApp: {
        clientId: 'client-id',
        clientSecret: 'client-secret',
        callbackUrl: 'http://localhost:7007/api/auth/github/handler/frame',
      },
      webhook: { secret: 'webhook-secret' },
      seed: {
        users: [{ login: 'ada' }, { login: 'ben' }, { login: 'eve' }],
        organizations: [
          {
            login: 'acme',
            owners: ['ada'],
            webhooks: [{ url: 'http://127.0.0.1:9/hook' }],
          },
        ],
      },
    });
    const octokit = github.octokit();
    await octokit.rest.repos.createInOrg({
      org: 'acme',
      name: 'shop',
      auto_init: true,
    });
    const { data: hook } = await octokit.rest.repos.createWebhook({
      owner: 'acme',
      repo: 'shop',
      config: { url: 'http://127.0.0.1:9/hook', secret: 'hook-secret' },
    });

    for (const path of [
      '/api/v3/user',
      '/api/v3/orgs/acme',
      '/api/v3/orgs/acme/hooks',
      '/api/v3/repos/acme/shop',
      '/api/v3/repos/acme/shop/hooks',
      `/api/v3/repos/acme/shop/hooks/${hook.id}`,
      `/api/v3/repos/acme/shop/hooks/${hook.id}/deliveries`,
      '/api/v3/nothing/of/the/kind',
      '/acme/shop.git/info/refs?service=git-receive-pack',
      '/acme/shop',
    ]) {
      const response = await github.fetch(path, {
        headers: { Authorization: 'token ghp_ada' },
      });
      const answer = [...response.headers.values(), await response.text()];
      for (const secret of SECRETS) {
        expect(answer.join('\n')).not.toContain(secret);
      }
    }
  });
});
