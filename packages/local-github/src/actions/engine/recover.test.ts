import { join } from 'node:path';
import { GitStorage } from '../../git/GitStorage';
import { NO_SHA } from '../../git/refs';
import { systemClock } from '../../clock';
import { Repository } from '../../store/RepositoryStore';
import { openDatabase } from '../../store/database';
import { Store } from '../../store/Store';
import { RunnerGithub } from './__testUtils__/RunnerGithub';

const TWO_JOBS = `
on: push
jobs:
  first: { runs-on: ubuntu-latest, steps: [{ run: echo first }] }
  last:
    needs: first
    environment: staging
    runs-on: ubuntu-latest
    steps: [{ run: echo last }]
`;

const databaseOf = ({ github }: RunnerGithub) =>
  join(github.dataDir, 'github.sqlite');

/** Moments too short to kill a process in: their traces are made by hand. */
describe('a start after the process ended', () => {
  let runner: RunnerGithub;

  beforeEach(async () => {
    runner = await RunnerGithub.start();
  });

  afterEach(() => runner.stop());

  /** Stops, lets something be done to what is on record, and starts again. */
  async function meanwhile(
    change: (store: Store, shop: Repository) => Promise<void>,
  ) {
    await runner.github.restart({}, async () => {
      const store = await Store.open(databaseOf(runner), systemClock);
      const shop = await store.repositories.find('acme', 'shop');
      if (!shop) {
        throw new Error('acme/shop is gone');
      }
      await change(store, shop);
      await store.close();
    });
  }

  it('completes the run whose last job had ended', async () => {
    await runner.push(TWO_JOBS);
    const { id } = await runner.ended();
    await meanwhile(async store => {
      await store.workflowRuns.update(id, {
        status: 'in_progress',
        conclusion: null,
      });
    });
    const run = await runner.ended();

    expect(run).toMatchObject({ id, conclusion: 'success', attempt: 1 });
    expect(run.jobs).toHaveLength(2);
  });

  it('goes on between two jobs, and repeats none', async () => {
    await runner.rest.actions.createRepoVariable({
      ...runner.shop,
      name: 'GO',
      value: 'no',
    });
    await runner.push(TWO_JOBS);
    const before = await runner.ended();
    const [first, last] = before.jobs;
    await meanwhile(async store => {
      await store.workflowRuns.update(before.id, {
        status: 'in_progress',
        conclusion: null,
      });
      await store.workflowJobs.update(last.id, {
        status: 'queued',
        conclusion: null,
        startedAt: null,
        completedAt: null,
      });
    });
    const run = await runner.ended();

    expect(run.conclusion).toBe('success');
    expect(run.jobs.map(({ id }) => id)).toEqual([first.id, last.id]);
    const logs = await runner.logs(run);
    expect(logs.first.match(/^first$/gm)).toHaveLength(1);
    expect(logs.last.match(/^last$/gm)).toHaveLength(2);
  });

  it('ends the deployment of a job that had ended', async () => {
    await runner.push(TWO_JOBS);
    const { id } = await runner.ended();
    const { repos } = runner.rest;
    const [deployment] = (await repos.listDeployments(runner.shop)).data;
    await meanwhile(async (store, shop) => {
      await store.deployments.addStatus({
        deploymentId: deployment.id,
        state: 'in_progress',
        description: '',
        environmentUrl: '',
        logUrl: '',
        creatorId: shop.owner.id,
      });
      await store.workflowRuns.update(id, { status: 'in_progress' });
    });
    await runner.ended();

    const { data } = await runner.rest.repos.listDeploymentStatuses({
      ...runner.shop,
      deployment_id: deployment.id,
    });
    expect(data.map(({ state }) => state)).toEqual([
      'success',
      'in_progress',
      'success',
      'in_progress',
      'queued',
    ]);
  });

  it('tells of a push whose ref had moved, and starts its run once', async () => {
    const sha = await runner.push(TWO_JOBS);
    const { id } = await runner.ended();
    const moved = { name: 'refs/heads/main', before: NO_SHA, after: sha };
    await meanwhile(async (store, shop) => {
      const ada = await store.accounts.findUser('ada');
      await store.workflowRuns.remove(id);
      await store.pushes.begin({
        repositoryId: shop.id,
        senderId: ada?.id ?? 0,
        updates: [
          moved,
          // Of a push that came to nothing.
          { name: 'refs/heads/other', before: NO_SHA, after: sha },
        ],
      });
    });
    const run = await runner.ended();
    expect(run.jobs[0].head_sha).toBe(sha);

    await runner.github.restart();
    const { data } = await runner.rest.actions.listWorkflowRunsForRepo(
      runner.shop,
    );
    expect(data.workflow_runs.map(one => one.id)).toEqual([run.id]);
    const git = await GitStorage.open(
      join(runner.github.dataDir, 'repositories'),
    );
    expect(await git.of({ id: 1 }).listRefs('refs/heads/')).toHaveLength(1);
  });

  it('starts no run twice for a push that was told of already', async () => {
    const sha = await runner.push(TWO_JOBS);
    const { id } = await runner.ended();
    await meanwhile(async (store, shop) => {
      const ada = await store.accounts.findUser('ada');
      const pushId = await store.pushes.begin({
        repositoryId: shop.id,
        senderId: ada?.id ?? 0,
        updates: [{ name: 'refs/heads/main', before: NO_SHA, after: sha }],
      });
      const db = await openDatabase(databaseOf(runner));
      await db('workflowRuns')
        .where({ id })
        .update({ trigger: `push ${pushId} refs/heads/main` });
      await db.destroy();
    });

    const { data } = await runner.rest.actions.listWorkflowRunsForRepo(
      runner.shop,
    );
    expect(data.total_count).toBe(1);
  });
});

describe('a start after a stop', () => {
  it('finds what ran failed, and what waited still waiting its turn', async () => {
    const runner = await RunnerGithub.start({ runner: { jobsAtOnce: 1 } });
    await runner.push(`
on: push
jobs:
  a: { runs-on: ubuntu-latest, steps: [{ run: 'trap "" INT TERM; sleep 600' }, { run: 'true', if: always() }] }
  b: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
`);
    await runner.hook.next('workflow_job', 'in_progress');
    await runner.github.restart();
    const run = await runner.ended();

    expect(run.conclusions).toEqual({ a: 'failure', b: 'success' });
    expect(await runner.annotations(run.jobs[0].id)).toContainEqual(
      expect.stringContaining('The runner stopped while this job ran'),
    );
    expect(run.jobs[0].steps?.map(({ conclusion }) => conclusion)).toEqual([
      'success',
      'cancelled',
      'skipped',
      'success',
    ]);
    await runner.stop();
  });
});
