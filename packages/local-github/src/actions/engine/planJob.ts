import { NewWorkflowJob } from '../../store/WorkflowJobStore';
import { evaluateCondition, evaluateFlag } from '../expressions/evaluate';
import { ExpressionFailure } from '../expressions/ExpressionFailure';
import { Contexts, Status } from '../expressions/Scope';
import { evaluateEnvironment } from '../workflow/environment';
import { jobName } from '../workflow/names';
import { evaluateRunsOn } from '../workflow/runsOn';
import { Job } from '../workflow/Workflow';
import { FileScope, PlannedJob } from './FileScope';

/** A job of the run as its place in the file says. */
export function planJob({
  status,
  ...place
}: Pick<PlannedJob, 'key' | 'job' | 'scope' | 'contexts' | 'matrices'> & {
  status: Status;
}): PlannedJob {
  const { job, scope, contexts } = place;
  return {
    ...place,
    survivesCancel: () =>
      evaluateCondition(job.if, {
        contexts,
        status: { ...status, success: false, cancelled: true },
      }).catch(asFalse),
    toleratesFailure: async () =>
      job.continueOnError !== undefined &&
      (await evaluateFlag(job.continueOnError, { contexts }).catch(asFalse)),
    environment: () => evaluateEnvironment(job.environment, { contexts }),
    describe: async (): Promise<Described> => ({
      status: 'queued',
      name: await shownName(scope, job, contexts),
      labels: await evaluateRunsOn(job.runsOn, { contexts }),
      matrix: contexts.matrix ?? null,
      environment:
        (await evaluateEnvironment(job.environment, { contexts }))?.name ??
        null,
    }),
  };
}

/** What cannot be evaluated allows nothing. */
function asFalse(error: unknown): false {
  if (error instanceof ExpressionFailure) {
    return false;
  }
  throw error;
}

type Described = Partial<NewWorkflowJob> & Pick<NewWorkflowJob, 'status'>;

/** As the job is listed: behind the names of those who called its file. */
export async function shownName(
  scope: FileScope,
  job: Job,
  contexts: Contexts,
): Promise<string> {
  const name = await jobName(job, { contexts }, contexts.matrix);
  return `${scope.namePrefix}${name}`;
}
