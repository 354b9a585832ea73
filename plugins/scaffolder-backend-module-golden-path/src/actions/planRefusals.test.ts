import { GoldenPathBench } from '../__testUtils__/GoldenPathBench';

const UPGRADE =
  'Upgrade to GitHub Pro or make this repository public to enable this feature.';

let bench: GoldenPathBench;
beforeAll(async () => {
  bench = await GoldenPathBench.start();
});
afterAll(() => bench?.stop());
afterEach(() => bench.faults.mend());

const refuse = (
  repository: string,
  request: RegExp,
  status: number,
  message: string,
) =>
  bench.faults.add({
    repository,
    request,
    when: 'before',
    how: { status, body: { message } },
  });

describe('golden-path:environment:create', () => {
  const create = 'golden-path:environment:create';
  const production = (name: string) => ({
    repoUrl: bench.repoUrl(name),
    name: 'production',
    reviewers: ['larkspur/payments'],
  });
  const environment = (repo: string) =>
    bench.rest.repos.getEnvironment({
      owner: 'larkspur',
      repo,
      environment_name: 'production',
    });

  it('protects the environment with reviewers', async () => {
    const task = await bench.taskWithRepository('guarded');
    await task.run(create, production('guarded'));

    const { data } = await environment('guarded');
    expect(data.protection_rules).toMatchObject([
      {
        type: 'required_reviewers',
        reviewers: [{ type: 'Team', reviewer: { slug: 'payments' } }],
      },
    ]);
  });

  it.each([
    ['with words', 403, UPGRADE],
    ['as if it did not exist', 404, 'Not Found'],
  ])('goes on where the plan refuses %s', async (_, status, message) => {
    const name = `free-${status}`;
    const task = await bench.taskWithRepository(name);
    refuse(name, /^PUT/, status, message);

    await task.run(create, production(name));

    expect(task.log.join()).toContain("account's plan has no environments");
  });

  it('creates the environment without reviewers where the plan has none', async () => {
    const task = await bench.taskWithRepository('team-plan');
    refuse(
      'team-plan',
      /^PUT/,
      422,
      'Failed to create the environment protection rule. Please ensure the billing plan supports the required reviewers protection rule.',
    );
    await task.run(create, production('team-plan'));
    expect(task.log.join()).toContain('takes no required reviewers');
  });

  it('fails where GitHub refuses for another reason', async () => {
    const task = await bench.taskWithRepository('odd');
    refuse('odd', /^PUT/, 409, 'Being moved');
    await expect(task.failure(create, production('odd'))).resolves.toMatch(
      /Could not create the environment 'production' of larkspur\/odd: .*Being moved/,
    );
  });
});

describe('golden-path:branch:protect', () => {
  const protect = 'golden-path:branch:protect';

  async function taskWithFiles(name: string) {
    const task = await bench.taskWithRepository(name);
    await task
      .write({ 'README.md': 'hello' })
      .run('golden-path:repository:push', {
        repoUrl: bench.repoUrl(name),
        message: 'Begin',
      });
    return task;
  }

  it('lets changes in by reviewed pull requests only', async () => {
    const task = await taskWithFiles('safe');
    await task.run(protect, {
      repoUrl: bench.repoUrl('safe'),
      requiredChecks: ['test'],
    });

    const { data } = await bench.rest.repos.getBranchProtection({
      owner: 'larkspur',
      repo: 'safe',
      branch: 'main',
    });
    expect(data).toMatchObject({
      required_status_checks: { contexts: ['test'] },
      required_pull_request_reviews: { required_approving_review_count: 1 },
    });
  });

  it('goes on where the plan has no protection', async () => {
    const task = await taskWithFiles('open');
    refuse('open', /^PUT/, 403, UPGRADE);

    await task.run(protect, { repoUrl: bench.repoUrl('open') });

    expect(task.log.join()).toContain(
      "account's plan has no branch protection",
    );
  });

  it('fails where the token may not', async () => {
    const task = await taskWithFiles('forbidden');
    refuse('forbidden', /^PUT/, 403, 'Resource not accessible');
    await expect(
      task.failure(protect, { repoUrl: bench.repoUrl('forbidden') }),
    ).resolves.toMatch(/may lack a right.*What exists now: .*at commit/s);
  });
});
