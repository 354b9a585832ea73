import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Scope } from '../expressions/Scope';
import { StepResult } from '../steps/StepResult';
import { actionInputs, evaluateOutputs } from '../workflow/inputs';
import { CompositeStep } from '../workflow/Workflow';
import { Execution } from './executeStep';
import { EndedStep, StepSequence } from './StepSequence';

/** Runs the steps of a composite action as one step of the job. */
export async function runComposite(
  { job, surroundings }: StepSequence,
  step: CompositeStep,
  { env, signal, timeoutMs }: Execution,
  scope: Scope,
): Promise<StepResult> {
  const { action } = step;
  const file = join(job.workspace.directory, action.path);
  await access(file).catch(cause => {
    throw new Error(
      `Can't find '${action.path}' in the workspace. Did you forget to run actions/checkout before running your local action?`,
      { cause },
    );
  });

  const { inputs, unexpected } = await actionInputs(step, scope);
  if (unexpected.length > 0) {
    await job.log.write(
      `##[warning]Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${Object.keys(inputs).join("', '")}']`,
    );
  }
  const timeout =
    timeoutMs === undefined ? [] : [AbortSignal.timeout(timeoutMs)];
  const within = new StepSequence(job, {
    contexts: {
      secrets: undefined,
      github: { ...scope.contexts.github, action_path: dirname(file) },
      inputs,
    },
    env: { ...surroundings.env, ...env },
    defaults: {},
    signal: AbortSignal.any([signal, ...timeout]),
  });
  const ended: EndedStep[] = [];
  for (const inner of action.steps) {
    ended.push(await within.run(inner));
  }

  return {
    outcome: outcomeOf(within, signal, timeout),
    outputs: await evaluateOutputs(action.outputs, within.scope()),
    // Steps within have handed on what they set already.
    env: {},
    path: [],
    state: {},
    summary:
      ended.flatMap(({ summary }) => summary ?? []).join('\n') || undefined,
    annotations: ended.flatMap(({ annotations }) => annotations),
  };
}

function outcomeOf(
  within: StepSequence,
  signal: AbortSignal,
  timeout: AbortSignal[],
): StepResult['outcome'] {
  if (signal.aborted) {
    return 'cancelled';
  }
  if (timeout.some(({ aborted }) => aborted)) {
    return 'timed_out';
  }
  return within.hasFailed ? 'failure' : 'success';
}
