import { HOOK_SECRET, HookReceiver } from '../__testUtils__/HookReceiver';
import { pushFiles } from '../__testUtils__/pushFiles';
import { RunStage } from '../__testUtils__/RunStage';
import { TestGithub } from '../__testUtils__/testGithub';
import {
  recordDeployment,
  recordDeploymentStatus,
} from '../actions/recordDeployment';
import { WorkflowJob } from '../store/WorkflowJobStore';
import { WorkflowRun } from '../store/WorkflowRunStore';
import { Webhooks } from './Webhooks';

const NOW = '2026-11-24T12:00:00Z';

// The receiver holds every payload against GitHub's schema for its event.
describe('webhooks about runs', () => {
  let github: TestGithub;
  let receiver: HookReceiver;
  let stage: RunStage;
  let webhooks: Webhooks;

  beforeEach(async () => {
    github = await TestGithub.start();
    receiver = await HookReceiver.start();
    const { repos } = github.octokit().rest;
    await repos.createInOrg({ org: 'acme', name: 'shop' });
    await pushFiles(github, 'acme/shop', { files: { 'a.txt': 'a\n' } });
    await repos.createWebhook({
      owner: 'acme',
      repo: 'shop',
      events: ['*'],
      config: { url: receiver.url, content_type: 'json', secret: HOOK_SECRET },
    });
    await receiver.next('ping');
    stage = await RunStage.open(github, 'acme/shop');
    webhooks = await Webhooks.start(stage.context);
  });

  afterEach(async () => {
    await webhooks.stop();
    await stage.close();
    await github.remove();
    await receiver.stop();
  });

  const about = () => ({ repository: stage.repository, sender: stage.sender });
  const publishRun = (
    type: 'requested' | 'in_progress' | 'completed',
    run: WorkflowRun,
  ) =>
    stage.context.events.publish({
      type: `workflow_run.${type}`,
      run,
      ...about(),
    });
  const publishJob = (
    type: 'queued' | 'waiting' | 'in_progress' | 'completed',
    run: WorkflowRun,
    job: WorkflowJob,
    isNew = false,
  ) =>
    stage.context.events.publish({
      type: `workflow_job.${type}`,
      run,
      job,
      isNew,
      ...about(),
    });

  /** What the hook is told until a run is over, in order. */
  async function told(last: [event: string, action: string]) {
    const { payload } = await receiver.next(...last);
    return [
      ...receiver.received.map(each => [each.event, each.payload.action]),
      [last[0], payload.action],
    ];
  }

  it('tell of a run, its jobs and its checks, once each and in order', async () => {
    const { workflowRuns, workflowJobs } = stage.context.store;
    const run = await stage.aRun();
    publishRun('requested', run);
    const job = await stage.aJob(run);
    publishJob('queued', run, job, true);
    const running = await workflowRuns.update(run.id, {
      status: 'in_progress',
    });
    publishRun('in_progress', running);
    await workflowJobs.setStep({
      jobId: job.id,
      number: 1,
      name: 'Set up job',
      status: 'in_progress',
      startedAt: NOW,
    });
    const started = await workflowJobs.update(job.id, {
      status: 'in_progress',
      startedAt: NOW,
    });
    publishJob('in_progress', running, started);
    await workflowJobs.setStep({
      jobId: job.id,
      number: 1,
      name: 'Set up job',
      status: 'completed',
      conclusion: 'success',
      startedAt: NOW,
      completedAt: NOW,
    });
    const done = await workflowJobs.update(job.id, {
      status: 'completed',
      conclusion: 'timed_out',
      completedAt: NOW,
    });
    publishJob('completed', running, done);
    publishRun(
      'completed',
      await workflowRuns.update(run.id, {
        status: 'completed',
        conclusion: 'failure',
      }),
    );

    expect(await told(['workflow_run', 'completed'])).toEqual([
      ['workflow_run', 'requested'],
      ['check_run', 'created'],
      ['workflow_job', 'queued'],
      ['workflow_run', 'in_progress'],
      ['workflow_job', 'in_progress'],
      ['check_run', 'completed'],
      ['workflow_job', 'completed'],
      ['check_suite', 'completed'],
      ['workflow_run', 'completed'],
    ]);
    const { payload } = await receiver.next('workflow_run', 'requested');
    expect(payload).toMatchObject({
      workflow: { name: 'Deploy', path: '.github/workflows/deploy.yml' },
      workflow_run: {
        id: run.id,
        run_number: 1,
        head_commit: { id: run.headSha, message: 'Change files' },
        actor: { login: 'ada' },
        html_url: `${github.url}/acme/shop/actions/runs/${run.id}`,
      },
    });
    const queued = await receiver.next('workflow_job', 'queued');
    expect(queued.payload.workflow_job).toMatchObject({
      id: job.id,
      steps: [],
      runner_id: null,
    });
    const begun = await receiver.next('workflow_job', 'in_progress');
    expect(begun.payload.workflow_job.steps).toMatchObject([
      { name: 'Set up job', number: 1 },
    ]);
  });

  it('tell of a job that waits, whose check is created once', async () => {
    const run = await stage.aRun({ status: 'waiting' });
    const deployment = await recordDeployment(
      stage.context,
      stage.repository,
      stage.sender,
      {
        sha: run.headSha,
        ref: 'main',
        task: 'deploy',
        environment: 'production',
        originalEnvironment: 'production',
        description: null,
        payload: {},
        isTransient: false,
        isProduction: true,
        runId: run.id,
      },
    );
    const job = await stage.aJob(run, {
      status: 'waiting',
      environment: 'production',
      deploymentId: deployment.id,
    });
    const addStatus = (state: 'waiting' | 'success' | 'inactive') =>
      recordDeploymentStatus(
        stage.context,
        stage.repository,
        stage.sender,
        deployment,
        {
          state,
          description: '',
          environmentUrl: state === 'success' ? 'http://localhost:7101' : '',
          logUrl: `${github.url}/acme/shop/actions/runs/${run.id}/job/${job.id}`,
        },
      );
    await addStatus('waiting');
    publishJob('waiting', run, job, true);
    publishJob('queued', run, { ...job, status: 'queued' });
    await addStatus('inactive');
    await addStatus('success');

    await receiver.next('deployment_status');
    expect(await told(['deployment_status', 'created'])).toEqual([
      ['deployment', 'created'],
      ['check_run', 'created'],
      ['workflow_job', 'waiting'],
      ['workflow_job', 'queued'],
      ['deployment_status', 'created'],
    ]);
    const waiting = await receiver.next('workflow_job', 'waiting');
    expect(waiting.payload.deployment.environment).toBe('production');
    const created = await receiver.next('deployment', 'created');
    expect(created.payload).toMatchObject({
      deployment: { environment: 'production', creator: { login: 'ada' } },
      workflow_run: { id: run.id },
    });
  });

  it('tell of a workflow started by hand, and of one that could not start', async () => {
    const workflow = '.github/workflows/deploy.yml';
    const run = await stage.aRun({
      event: 'workflow_dispatch',
      inputs: { level: 'high' },
    });
    publishRun('requested', run);
    const failed = await stage.context.store.workflowRuns.update(run.id, {
      status: 'completed',
      conclusion: 'startup_failure',
    });
    publishRun('completed', failed);

    const dispatched = await receiver.next('workflow_dispatch');
    expect(dispatched.payload).toMatchObject({
      workflow,
      ref: 'refs/heads/main',
      inputs: { level: 'high' },
      repository: { full_name: 'acme/shop' },
    });
    const completed = await receiver.next('workflow_run', 'completed');
    expect(completed.payload.workflow_run.conclusion).toBe('failure');
  });
});
