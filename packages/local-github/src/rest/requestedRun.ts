import { Context as HonoContext } from 'hono';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { Repository } from '../store/RepositoryStore';
import { WorkflowJob } from '../store/WorkflowJobStore';
import { WorkflowRun } from '../store/WorkflowRunStore';

/** The run that a request names by `:run`. */
export async function requestedRun(
  { store }: Pick<Context, 'store'>,
  c: HonoContext,
): Promise<WorkflowRun> {
  const repository: Repository = c.get('repository');
  const run = await store.workflowRuns.find(
    repository.id,
    Number(c.req.param('run')),
  );
  if (!run) {
    throw notFound();
  }
  return run;
}

/** The job that a request names by `:job`, with its run. */
export async function requestedJob(
  { store }: Pick<Context, 'store'>,
  c: HonoContext,
): Promise<{ job: WorkflowJob; run: WorkflowRun }> {
  const repository: Repository = c.get('repository');
  const job = await store.workflowJobs.find(
    repository.id,
    Number(c.req.param('job')),
  );
  const run = job && (await store.workflowRuns.findById(job.runId));
  if (!job || !run) {
    throw notFound();
  }
  return { job, run };
}
