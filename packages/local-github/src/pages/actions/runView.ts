import { pastAttempt } from '../../actions/pastAttempt';
import { Context } from '../../context';
import { WorkflowAnnotation } from '../../store/WorkflowAnnotationStore';
import { WorkflowJob } from '../../store/WorkflowJobStore';
import { WorkflowRun } from '../../store/WorkflowRunStore';
import { Workflow } from '../../store/WorkflowStore';
import { Visit } from '../visit';

/** One attempt of a run with what belongs to it. */
export interface RunView {
  /** As it is now. */
  run: WorkflowRun;
  attempt: number;
  /** As it was in this attempt. */
  shown: WorkflowRun;
  workflow?: Workflow;
  jobs: WorkflowJob[];
  annotations: WorkflowAnnotation[];
}

/** The attempt of a run that an address names; without `attempt`, the present one. */
export async function findRunView(
  { store }: Pick<Context, 'store'>,
  { repository }: Visit,
  runId: string | undefined,
  asked?: string,
): Promise<RunView | undefined> {
  const run = await store.workflowRuns.find(repository.id, Number(runId));
  const attempt = asked === undefined ? run?.attempt : Number(asked);
  if (!run || !attempt || !(attempt >= 1 && attempt <= run.attempt)) {
    return undefined;
  }
  const [workflow, jobs, annotations] = await Promise.all([
    store.workflows.findById(repository.id, run.workflowId),
    store.workflowJobs.listByRun(run.id, attempt),
    store.workflowAnnotations.listByRun(run.id, attempt),
  ]);
  return {
    run,
    attempt,
    shown: attempt === run.attempt ? run : pastAttempt(run, attempt, jobs),
    workflow,
    jobs,
    annotations,
  };
}
