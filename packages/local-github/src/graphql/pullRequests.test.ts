import { createShop, propose, SHOP } from '../__testUtils__/pullRequests';
import { TestGithub } from '../__testUtils__/testGithub';

describe('pull requests over GraphQL', () => {
  it('are listed, found by number, and known to their branch', async () => {
    const github = await TestGithub.start();
    await createShop(github);
    const merged = await propose(github, { branch: 'orchids' });
    const open = await propose(github, { branch: 'lilies', draft: true });
    const octokit = github.octokit();
    await octokit.rest.pulls.merge({ ...SHOP, pull_number: merged });

    const answer = await octokit.graphql(
      `query ($number: Int!) {
        repository(owner: "acme", name: "shop") {
          pullRequests(first: 5, states: [OPEN]) {
            totalCount
            nodes { number isDraft mergeable additions author { login } }
          }
          pullRequest(number: $number) { state mergedBy { login } headRefName }
          ref(qualifiedName: "lilies") {
            associatedPullRequests(first: 1, states: OPEN) {
              edges { node { number url } }
            }
          }
        }
      }`,
      { number: merged },
    );

    expect(answer).toEqual({
      repository: {
        pullRequests: {
          totalCount: 1,
          nodes: [
            {
              number: open,
              isDraft: true,
              mergeable: 'MERGEABLE',
              additions: 1,
              author: { login: 'ben' },
            },
          ],
        },
        pullRequest: {
          state: 'MERGED',
          mergedBy: { login: 'ada' },
          headRefName: 'orchids',
        },
        ref: {
          associatedPullRequests: {
            edges: [
              {
                node: {
                  number: open,
                  url: `${github.url}/acme/shop/pull/${open}`,
                },
              },
            ],
          },
        },
      },
    });
    await expect(
      octokit.graphql(
        '{ repository(owner: "acme", name: "shop") { pullRequest(number: 9) { id } } }',
      ),
    ).rejects.toThrow('Could not resolve to a PullRequest');
  });
});
