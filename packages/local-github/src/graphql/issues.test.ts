import { HOOK_SECRET, HookReceiver } from '../__testUtils__/HookReceiver';
import { createShop, propose, SHOP } from '../__testUtils__/pullRequests';
import { TestGithub } from '../__testUtils__/testGithub';

describe('issues over GraphQL', () => {
  let github: TestGithub;

  beforeAll(async () => {
    github = await TestGithub.start();
    await createShop(github);
  });

  const open = async (title: string, labels: string[]) => {
    const { issues } = github.octokit().rest;
    const { data } = await issues.create({ ...SHOP, title, labels });
    return { ...SHOP, issue_number: data.number };
  };

  it('are listed by state and label, and found by number', async () => {
    const help = await open('Help', ['support']);
    const van = await open('Van broke down', ['incident', 'support']);
    await open('Roses', []);
    await propose(github, { branch: 'orchids' });
    const octokit = github.octokit();
    await octokit.rest.issues.createComment({ ...van, body: 'Again' });
    await octokit.rest.issues.update({
      ...van,
      assignees: ['ben'],
      state: 'closed',
      state_reason: 'duplicate',
    });

    const answer = await octokit.graphql(
      `query ($number: Int!) {
        repository(owner: "acme", name: "shop") {
          issues(first: 5, states: [OPEN], labels: ["support", "incident"]) {
            totalCount
            nodes { number title stateReason author { login } }
          }
          all: issues(first: 1) { totalCount pageInfo { hasNextPage } }
          issue(number: $number) {
            url
            state
            stateReason
            duplicate: stateReason(enableDuplicate: true)
            labels(first: 5) { nodes { name isDefault } }
            assignees(first: 5) { nodes { login } }
            comments(first: 5) { nodes { body author { login } } }
          }
          labels(first: 1) { totalCount nodes { name color } }
        }
      }`,
      { number: van.issue_number },
    );
    expect(answer).toEqual({
      repository: {
        issues: {
          totalCount: 1,
          nodes: [
            {
              number: help.issue_number,
              title: 'Help',
              stateReason: null,
              author: { login: 'ada' },
            },
          ],
        },
        all: { totalCount: 3, pageInfo: { hasNextPage: true } },
        issue: {
          url: `${github.url}/acme/shop/issues/${van.issue_number}`,
          state: 'CLOSED',
          stateReason: 'NOT_PLANNED',
          duplicate: 'DUPLICATE',
          labels: {
            nodes: [
              { name: 'incident', isDefault: false },
              { name: 'support', isDefault: false },
            ],
          },
          assignees: { nodes: [{ login: 'ben' }] },
          comments: { nodes: [{ body: 'Again', author: { login: 'ada' } }] },
        },
        labels: { totalCount: 11, nodes: [{ name: 'bug', color: 'd73a4a' }] },
      },
    });
  });

  it('are deleted by administrators, and hooks hear of it', async () => {
    const receiver = await HookReceiver.start();
    await github.octokit().rest.repos.createWebhook({
      ...SHOP,
      events: ['issues'],
      config: { url: receiver.url, content_type: 'json', secret: HOOK_SECRET },
    });
    const one = await open('By mistake', []);
    const { issues } = github.octokit().rest;
    const { data } = await issues.get(one);
    const mutation = `mutation ($id: ID!) {
      deleteIssue(input: { issueId: $id }) { repository { name } }
    }`;
    const remove = (login: string, id: string) =>
      github.octokit(login).graphql(mutation, { id });
    await expect(remove('ben', data.node_id)).rejects.toThrow(
      'does not have the correct permissions',
    );
    await expect(remove('ada', 'I_kwAB')).rejects.toThrow(
      'Could not resolve to a node',
    );
    await remove('ada', data.node_id);
    const { payload } = await receiver.next('issues', 'deleted');
    expect(payload.issue.title).toBe('By mistake');
    await expect(issues.get(one)).rejects.toMatchObject({ status: 410 });
    await receiver.stop();
  });
});
