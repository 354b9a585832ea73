import { createShop, refusal, SHOP } from '../__testUtils__/pullRequests';
import { TestGithub } from '../__testUtils__/testGithub';

describe('labels', () => {
  let github: TestGithub;

  beforeAll(async () => {
    github = await TestGithub.start();
    await createShop(github);
  });

  it('come with a new repository, as GitHub has them', async () => {
    const { issues } = github.octokit('eve').rest;
    const { data } = await issues.listLabelsForRepo(SHOP);
    expect(data.map(({ name }) => name)).toEqual([
      'bug',
      'documentation',
      'duplicate',
      'enhancement',
      'good first issue',
      'help wanted',
      'invalid',
      'question',
      'wontfix',
    ]);
    expect(data[0]).toMatchObject({ color: 'd73a4a', default: true });
  });

  it('are made, changed and removed, with all that carries them', async () => {
    const { issues } = github.octokit('ben').rest;
    const { data: created } = await issues.createLabel({
      ...SHOP,
      name: 'support',
      color: 'c5def5',
      description: 'Somebody needs help',
    });
    expect(created).toMatchObject({ name: 'support', default: false });
    const { data: issue } = await issues.create({
      ...SHOP,
      title: 'How do I deploy?',
      labels: ['Support'],
    });
    const { data: renamed } = await issues.updateLabel({
      ...SHOP,
      name: 'SUPPORT',
      new_name: 'help',
    });
    expect(renamed).toMatchObject({ name: 'help', color: 'c5def5' });
    const one = { ...SHOP, issue_number: issue.number };
    expect((await issues.get(one)).data.labels).toMatchObject([
      { name: 'help', description: 'Somebody needs help' },
    ]);

    await issues.deleteLabel({ ...SHOP, name: 'help' });
    expect((await issues.get(one)).data.labels).toEqual([]);
    expect(
      await refusal(issues.getLabel({ ...SHOP, name: 'help' })),
    ).toMatchObject({ status: 404 });
  });

  it('differ by more than their case, and are for those who may push', async () => {
    const { issues } = github.octokit().rest;
    expect(
      await refusal(issues.createLabel({ ...SHOP, name: 'Bug' })),
    ).toMatchObject({ status: 422 });
    expect(
      await refusal(
        issues.updateLabel({ ...SHOP, name: 'bug', new_name: 'question' }),
      ),
    ).toMatchObject({ status: 422 });
    expect(
      await refusal(
        issues.createLabel({ ...SHOP, name: 'red', color: '#ff0000' }),
      ),
    ).toMatchObject({ status: 422 });
    const eve = github.octokit('eve').rest.issues;
    expect(
      await refusal(eve.createLabel({ ...SHOP, name: 'mine' })),
    ).toMatchObject({ status: 403 });
    expect(
      (await issues.getLabel({ ...SHOP, name: 'good first issue' })).data.url,
    ).toContain('/labels/good%20first%20issue');
  });
});
