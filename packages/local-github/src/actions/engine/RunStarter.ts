import { User } from '../../store/AccountStore';
import { Repository } from '../../store/RepositoryStore';
import { NewWorkflowRun, WorkflowRun } from '../../store/WorkflowRunStore';
import { Workflow as KnownWorkflow } from '../../store/WorkflowStore';
import { evaluateText } from '../expressions/evaluate';
import { ExpressionFailure } from '../expressions/ExpressionFailure';
import { LoadedWorkflow } from '../workflow/loadWorkflow';
import { EngineContext } from './EngineContext';
import { githubContext } from './githubContext';
import { RunRecords } from './RunRecords';

/** What a run is about, whichever workflow it is of. */
export type Occasion = Pick<
  NewWorkflowRun,
  | 'event'
  | 'eventPayload'
  | 'inputs'
  | 'headBranch'
  | 'headSha'
  | 'ref'
  | 'sha'
  | 'baseRef'
  | 'pullRequestNumber'
  | 'trigger'
> & {
  repository: Repository;
  actor: User;
  /** What the run is shown as where the workflow has no `run-name`. */
  title: string;
};

/** Puts new runs on record; the conductor sees them through. */
export class RunStarter {
  readonly #context: EngineContext;
  readonly #records: RunRecords;

  constructor(context: EngineContext, records: RunRecords) {
    this.#context = context;
    this.#records = records;
  }

  /** `undefined` where the workflow has a run for the same trigger already. */
  async start(
    { repository, actor, title, ...occasion }: Occasion,
    workflow: KnownWorkflow,
    loaded: LoadedWorkflow,
  ): Promise<WorkflowRun | undefined> {
    const { workflowRuns } = this.#context.store;
    const { trigger, ...fields } = occasion;
    const run: NewWorkflowRun = {
      ...fields,
      repositoryId: repository.id,
      workflowId: workflow.id,
      name: loaded.workflow?.name ?? workflow.name,
      displayTitle: title,
      status: 'queued',
      actorId: actor.id,
      concurrencyGroup: null,
    };
    const created =
      trigger === undefined
        ? await workflowRuns.create(run)
        : await workflowRuns.createOnce({ ...run, trigger });
    if (!created) {
      return undefined;
    }
    const named = await this.#name(
      { run: created, repository, actor },
      workflow.path,
      loaded,
    );
    this.#records.announceRun(
      { run: named, repository, actor },
      'workflow_run.requested',
    );
    return named;
  }

  /** A `run-name` may need the run's own number. */
  async #name(
    recorded: { run: WorkflowRun; repository: Repository; actor: User },
    path: string,
    { workflow }: LoadedWorkflow,
  ): Promise<WorkflowRun> {
    const { run } = recorded;
    if (!workflow?.runName) {
      return run;
    }
    const github = await githubContext(this.#context, recorded, {
      path,
      name: workflow.name,
    });
    try {
      const contexts = { github, inputs: run.inputs };
      const name = await evaluateText(workflow.runName, { contexts });
      return name.trim() === ''
        ? run
        : await this.#context.store.workflowRuns.update(run.id, {
            displayTitle: name.trim(),
          });
    } catch (error) {
      if (error instanceof ExpressionFailure) {
        // The run fails with it once it is looked at.
        return run;
      }
      throw error;
    }
  }
}
