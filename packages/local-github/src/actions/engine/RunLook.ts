import { WorkflowJob } from '../../store/WorkflowJobStore';
import { RunStatus } from '../../store/WorkflowRunStore';
import { Workflow } from '../workflow/Workflow';
import { EngineContext } from './EngineContext';
import { PlannedJob } from './FileScope';
import { readVariables } from './jobSettings';
import { JobResult } from './results';
import { RecordedRun, RunRecords } from './RunRecords';
import { RunTree } from './RunTree';

/** A run with all the jobs that it has come to. */
export interface RunLook {
  planned: ReadonlyMap<string, PlannedJob>;
  rows: WorkflowJob[];
  /** Once every job has ended. */
  result?: JobResult['result'];
}

/** Looks again and again, and puts on record what is found, until nothing is. */
export async function lookAt(
  context: EngineContext,
  records: RunRecords,
  recorded: RecordedRun,
  workflow: Workflow,
  github: Record<string, unknown>,
): Promise<RunLook> {
  const { run, repository } = recorded;
  const vars = await readVariables(context, [{ repositoryId: repository.id }]);
  for (;;) {
    const rows = await context.store.workflowJobs.listByRun(
      run.id,
      run.attempt,
    );
    const { tree, result } = await RunTree.grow({
      recorded,
      workflow,
      rows,
      github,
      vars,
      now: context.clock(),
    });
    if (tree.found.length === 0) {
      return { planned: tree.planned, rows, result };
    }
    const created = await records.createJobs(
      recorded,
      tree.found.map(({ row }) => row),
    );
    for (const [index, { failure }] of tree.found.entries()) {
      if (failure) {
        await records.annotate(
          recorded,
          'failure',
          failure.message,
          created[index].id,
          failure.position,
        );
      }
    }
  }
}

/** Whether a job waits for nothing but its gates, and its matrix has room. */
export function isNext(
  row: WorkflowJob,
  { matrices }: PlannedJob,
  look: RunLook,
  isEnqueued: (jobId: number) => boolean,
): boolean {
  if (
    row.status === 'completed' ||
    row.status === 'in_progress' ||
    isEnqueued(row.id)
  ) {
    return false;
  }
  const underWay = look.rows.filter(
    ({ id, status }) =>
      status !== 'completed' && (status !== 'queued' || isEnqueued(id)),
  );
  return matrices.every(({ key, combination, maxParallel }) => {
    const others = underWay
      .flatMap(other => look.planned.get(other.key)?.matrices ?? [])
      .filter(part => part.key === key && part.combination !== combination);
    const active = new Set(others.map(part => part.combination));
    return maxParallel === undefined || active.size < maxParallel;
  });
}

/** What a run is while its jobs are what they are. */
export function statusOf(rows: WorkflowJob[]): RunStatus {
  const has = (status: RunStatus) => rows.some(row => row.status === status);
  if (has('in_progress')) {
    return 'in_progress';
  }
  if (has('waiting') && !has('queued')) {
    return 'waiting';
  }
  return rows.some(({ startedAt }) => startedAt !== null)
    ? 'in_progress'
    : 'queued';
}
