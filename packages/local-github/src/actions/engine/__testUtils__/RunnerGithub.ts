import { Octokit } from '@octokit/rest';
import { HOOK_SECRET, HookReceiver } from '../../../__testUtils__/HookReceiver';
import { pushFiles } from '../../../__testUtils__/pushFiles';
import { TestGithub } from '../../../__testUtils__/testGithub';
import { LocalGithubOptions } from '../../../startLocalGithub';

const SHOP = { owner: 'acme', repo: 'shop' };

/**
 * A local GitHub that runs workflows, with one repository, `acme/shop`, whose
 * hook hears of runs and jobs.
 */
export class RunnerGithub {
  readonly github: TestGithub;
  readonly hook: HookReceiver;

  static async start(
    options: Partial<LocalGithubOptions> = {},
  ): Promise<RunnerGithub> {
    const github = await TestGithub.start({
      runner: { jobsAtOnce: 4 },
      ...options,
    });
    const hook = await HookReceiver.start();
    const { repos } = github.octokit().rest;
    await repos.createInOrg({ org: SHOP.owner, name: SHOP.repo });
    await repos.addCollaborator({
      ...SHOP,
      username: 'ben',
      permission: 'push',
    });
    await repos.createWebhook({
      ...SHOP,
      events: ['workflow_run', 'workflow_job', 'deployment_status'],
      config: { url: hook.url, secret: HOOK_SECRET, content_type: 'json' },
    });
    return new RunnerGithub(github, hook);
  }

  private constructor(github: TestGithub, hook: HookReceiver) {
    this.github = github;
    this.hook = hook;
  }

  get rest(): Octokit['rest'] {
    return this.github.octokit().rest;
  }

  get shop() {
    return SHOP;
  }

  async stop(): Promise<void> {
    await this.github.remove();
    await this.hook.stop();
  }

  /** Pushes `ci.yml`, and whatever else; answers the commit. */
  async push(
    workflow: string,
    files: Record<string, string> = {},
    options: { login?: string; branch?: string; message?: string } = {},
  ): Promise<string> {
    return pushFiles(this.github, 'acme/shop', {
      ...options,
      files: { '.github/workflows/ci.yml': workflow, ...files },
    });
  }

  /** The next run that ends. */
  async ended() {
    const { payload } = await this.hook.next('workflow_run', 'completed');
    return this.run(payload.workflow_run.id);
  }

  async run(runId: number) {
    const at = { ...SHOP, run_id: runId };
    const { data } = await this.rest.actions.getWorkflowRun(at);
    const { jobs } = (await this.rest.actions.listJobsForWorkflowRun(at)).data;
    return {
      id: runId,
      title: data.display_title,
      status: data.status,
      conclusion: data.conclusion,
      attempt: data.run_attempt,
      jobs,
      /** How each job ended, by its name. */
      conclusions: Object.fromEntries(
        jobs.map(({ name, conclusion }) => [name, conclusion]),
      ),
    };
  }

  /** What a job's steps printed: its log without times. */
  async log(jobId: number): Promise<string> {
    const { data } = await this.rest.actions.downloadJobLogsForWorkflowRun({
      ...SHOP,
      job_id: jobId,
    });
    return String(data)
      .split('\n')
      .map(line => line.replace(/^\S+Z /, ''))
      .join('\n');
  }

  /** The logs of the run's jobs, by name. */
  async logs(run: {
    jobs: Array<{ id: number; name: string; conclusion: string | null }>;
  }) {
    const entries = await Promise.all(
      run.jobs
        .filter(({ conclusion }) => conclusion !== 'skipped')
        .map(async ({ id, name }) => [name, await this.log(id)] as const),
    );
    return Object.fromEntries(entries);
  }

  /** What remarks a job left behind. */
  async annotations(jobId: number) {
    const { data } = await this.rest.checks.listAnnotations({
      ...SHOP,
      check_run_id: jobId,
    });
    return data.map(({ message }) => message);
  }
}
