import { join } from 'node:path';
import { systemClock } from '../clock';
import { Context } from '../context';
import { DomainEvents } from '../events';
import { GitStorage } from '../git/GitStorage';
import { User } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';
import { Store } from '../store/Store';
import { NewWorkflowJob, WorkflowJob } from '../store/WorkflowJobStore';
import { NewWorkflowRun, WorkflowRun } from '../store/WorkflowRunStore';
import { Urls } from '../urls';
import { TestGithub } from './testGithub';

/**
 * Where runs are set up without a runner: a second pair of hands on the data of
 * a local GitHub, for tests of what it says about runs in any state.
 */
export class RunStage {
  readonly context: Pick<
    Context,
    'store' | 'git' | 'urls' | 'clock' | 'events' | 'log'
  >;
  readonly repository: Repository;
  readonly sender: User;

  static async open(github: TestGithub, name: string): Promise<RunStage> {
    const store = await Store.open(
      join(github.dataDir, 'github.sqlite'),
      systemClock,
    );
    const [owner, repo] = name.split('/');
    const repository = await store.repositories.find(owner, repo);
    const sender = await store.accounts.findUser('ada');
    if (!repository || !sender) {
      throw new Error(`There is no ${name} with an ada in it`);
    }
    return new RunStage(
      {
        store,
        git: await GitStorage.open(join(github.dataDir, 'repositories')),
        urls: new Urls(Number(new URL(github.url).port)),
        clock: systemClock,
        events: new DomainEvents(),
        log: () => {},
      },
      repository,
      sender,
    );
  }

  private constructor(
    context: RunStage['context'],
    repository: Repository,
    sender: User,
  ) {
    this.context = context;
    this.repository = repository;
    this.sender = sender;
  }

  async aRun(run: Partial<NewWorkflowRun> = {}): Promise<WorkflowRun> {
    const { store, git } = this.context;
    const workflow = await store.workflows.record(this.repository.id, {
      path: '.github/workflows/deploy.yml',
      name: 'Deploy',
    });
    const sha = await git.of(this.repository).resolveCommit('main');
    return store.workflowRuns.create({
      repositoryId: this.repository.id,
      workflowId: workflow.id,
      name: 'Deploy',
      displayTitle: 'Open the shop',
      event: 'push',
      eventPayload: {},
      inputs: {},
      status: 'queued',
      headBranch: 'main',
      headSha: sha ?? '',
      ref: 'refs/heads/main',
      sha: sha ?? '',
      baseRef: null,
      pullRequestNumber: null,
      actorId: this.sender.id,
      concurrencyGroup: null,
      ...run,
    });
  }

  async aJob(
    run: WorkflowRun,
    job: Partial<NewWorkflowJob> = {},
  ): Promise<WorkflowJob> {
    return this.context.store.workflowJobs.create({
      repositoryId: this.repository.id,
      runId: run.id,
      attempt: run.attempt,
      key: 'test',
      name: 'test',
      status: 'queued',
      headSha: run.headSha,
      labels: ['ubuntu-latest'],
      ...job,
    });
  }

  async close(): Promise<void> {
    await this.context.store.close();
  }
}
