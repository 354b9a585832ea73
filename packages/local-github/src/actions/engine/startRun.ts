import { ExpressionFailure } from '../expressions/ExpressionFailure';
import { Concurrency, evaluateConcurrency } from '../workflow/concurrency';
import { Problem, Workflow } from '../workflow/Workflow';
import { EngineContext } from './EngineContext';
import { githubContext } from './githubContext';
import { RecordedRun } from './RunRecords';

type Refusal = Pick<Problem, 'message'> & Partial<Problem>;

/** What a run begins with, or why it cannot begin. */
type StartedRun =
  | {
      workflow: Workflow;
      github: Record<string, unknown>;
      /** Absent where there is none, and for whom its group let through. */
      concurrency?: Concurrency;
      problems?: undefined;
    }
  | { problems: Refusal[] };

/** Reads the run's workflow as it was at its commit. */
export async function startRun(
  context: EngineContext,
  recorded: RecordedRun,
): Promise<StartedRun> {
  const { run, repository } = recorded;
  const known = await context.store.workflows.findById(
    repository.id,
    run.workflowId,
  );
  const objects = context.git.of(repository);
  if (!known || !(await objects.findEntry(run.sha, known.path))) {
    return {
      problems: [{ message: `The workflow is not at ${run.sha} any more` }],
    };
  }
  const loaded = await context.workflows.load(objects, run.sha, known.path);
  if (!loaded.workflow) {
    return { problems: loaded.problems };
  }
  const { workflow } = loaded;
  const github = await githubContext(context, recorded, workflow);
  try {
    const isThrough = run.concurrencyGroup !== null && run.status !== 'pending';
    return {
      workflow,
      github,
      concurrency: isThrough
        ? undefined
        : await evaluateConcurrency(workflow.concurrency, {
            contexts: { github, inputs: run.inputs },
          }),
    };
  } catch (error) {
    if (error instanceof ExpressionFailure) {
      return { problems: [{ message: error.message, ...error.position }] };
    }
    throw error;
  }
}
