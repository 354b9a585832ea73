import { TestGithub } from '../__testUtils__/testGithub';

describe('endpoints that are not served', () => {
  it('answer 501 and say which one was asked for', async () => {
    const github = await TestGithub.start();

    const { status, body } = await github
      .fetch('/api/v3/repos/acme/x/milestones', {
        headers: { Authorization: 'token ghp_ada' },
      })
      .then(async response => ({
        status: response.status,
        body: await response.json(),
      }));

    expect(status).toBe(501);
    expect(body.message).toContain('GET /repos/acme/x/milestones');
  });
});
