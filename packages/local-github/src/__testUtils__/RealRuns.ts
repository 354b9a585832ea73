import { Octokit } from '@octokit/rest';
import { eventually } from './eventually';
import { pushFiles } from './pushFiles';
import { TestGithub } from './testGithub';

/** How long a run of a few short steps may take on a busy machine. */
const PATIENCE_MS = 60_000;

jest.setTimeout(2 * PATIENCE_MS);

/** `acme/shop` on a local GitHub that runs its workflows. */
export class RealRuns {
  readonly github: TestGithub;
  readonly where = { owner: 'acme', repo: 'shop' };

  /** Pushes the workflows, by name of their file, whose runs then begin. */
  static async start(workflows: Record<string, string>): Promise<RealRuns> {
    const github = await TestGithub.start({ runner: { jobsAtOnce: 2 } });
    const runs = new RealRuns(github);
    const { repos } = github.octokit().rest;
    await repos.createInOrg({ org: 'acme', name: 'shop' });
    for (const environment of ['staging', 'production']) {
      await repos.createOrUpdateEnvironment({
        ...runs.where,
        environment_name: environment,
        reviewers:
          environment === 'production'
            ? [{ type: 'User', id: await runs.#idOf('ada') }]
            : [],
      });
    }
    await pushFiles(github, 'acme/shop', {
      message: 'Open the shop',
      files: {
        'README.md': '# Shop\n',
        ...Object.fromEntries(
          Object.entries(workflows).map(([name, content]) => [
            `.github/workflows/${name}`,
            content,
          ]),
        ),
      },
    });
    return runs;
  }

  private constructor(github: TestGithub) {
    this.github = github;
  }

  get actions(): Octokit['rest']['actions'] {
    return this.github.octokit().rest.actions;
  }

  /** The newest run of a workflow, as soon as it has come this far. */
  async until(
    file: string,
    state: 'completed' | 'waiting' | 'in_progress',
    attempt = 1,
  ) {
    return eventually(async () => {
      const { data } = await this.actions.listWorkflowRuns({
        ...this.where,
        workflow_id: file,
      });
      const run = data.workflow_runs.at(0);
      if (run?.status !== state || run.run_attempt !== attempt) {
        throw new Error(
          `${file} is ${run?.status ?? 'not run'} (${run?.conclusion}), not ${state}`,
        );
      }
      return run;
    }, PATIENCE_MS);
  }

  async jobs(runId: number) {
    const { data } = await this.actions.listJobsForWorkflowRun({
      ...this.where,
      run_id: runId,
    });
    return data.jobs;
  }

  async #idOf(username: string): Promise<number> {
    const { users } = this.github.octokit().rest;
    return (await users.getByUsername({ username })).data.id;
  }
}
