import { toTimestamp } from '../../clock';
import { WorkflowJob } from '../../store/WorkflowJobStore';
import { Conductor, STOPPED } from './Conductor';
import { EngineContext } from './EngineContext';
import { sweepWorkspaces } from './JobWorkspace';
import { RecordedRun } from './RunRecords';

/**
 * Takes up what the last process left when it ended, however it ended: jobs
 * that ran have failed, everything else goes on.
 */
export async function recover(
  context: EngineContext,
  conductor: Conductor,
): Promise<void> {
  const { store, directory, logs } = context;
  await store.tokens.removeJobTokens();
  await sweepWorkspaces(directory);
  await logs.sweep(async id => Boolean(await store.workflowRuns.findById(id)));
  for (const { id } of await store.workflowRuns.listUnfinished()) {
    await conductor.exclusive(async () => {
      const recorded = await conductor.records.find(id);
      if (recorded) {
        await recoverJobs(context, conductor, recorded);
      }
    });
    conductor.touch(id);
  }
}

async function recoverJobs(
  context: EngineContext,
  { ends, deployments }: Conductor,
  recorded: RecordedRun,
): Promise<void> {
  const { id, attempt } = recorded.run;
  const rows = await context.store.workflowJobs.listByRun(id, attempt);
  for (const row of rows) {
    if (row.status === 'in_progress') {
      await closeSteps(context, row);
      const { isCancelRequested } = recorded.run;
      const conclusion = isCancelRequested ? 'cancelled' : 'failure';
      await ends.end(recorded, row, conclusion, { reason: STOPPED });
    } else if (row.status === 'completed') {
      await deployments.close(recorded, row);
    }
  }
}

async function closeSteps(
  { store, logs, clock }: EngineContext,
  job: WorkflowJob,
): Promise<void> {
  const log = await logs.open(job);
  await log.write(`##[error]${STOPPED}`);
  await log.close();

  const completedAt = toTimestamp(clock());
  for (const step of await store.workflowJobs.listSteps(job.id)) {
    if (step.status !== 'completed') {
      await store.workflowJobs.setStep({
        ...step,
        status: 'completed',
        conclusion: step.status === 'in_progress' ? 'failure' : 'skipped',
        startedAt: step.startedAt ?? completedAt,
        completedAt,
      });
    }
  }
}
