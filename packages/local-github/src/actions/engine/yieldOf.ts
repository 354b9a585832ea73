import { evaluateTexts } from '../expressions/evaluate';
import { publicOutputs, skippedOutput } from '../steps/publicOutputs';
import { evaluateEnvironmentUrl } from '../workflow/environment';
import { StepsJob } from '../workflow/Workflow';
import { StepSequence } from './StepSequence';

/** What a job hands on once its steps have ended. */
export interface JobYield {
  outputs: Record<string, string>;
  environmentUrl: string | null;
  /** Outputs that stay behind since they hold a secret, in words. */
  warnings: string[];
}

/** What the steps made of the job's outputs and its environment's address. */
export async function yieldOf(
  job: StepsJob,
  sequence: StepSequence,
): Promise<JobYield> {
  const { masks } = sequence.job;
  const scope = sequence.scope();
  const { outputs, skipped } = publicOutputs(
    await evaluateTexts(job.outputs, scope),
    masks,
  );
  const url =
    job.environment && (await evaluateEnvironmentUrl(job.environment, scope));
  return {
    outputs,
    environmentUrl: url ? masks.mask(url) : null,
    warnings: skipped.map(skippedOutput),
  };
}
