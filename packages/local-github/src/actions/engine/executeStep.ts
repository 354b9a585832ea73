import { evaluateText, evaluateTexts } from '../expressions/evaluate';
import { Scope } from '../expressions/Scope';
import { defaultVariables } from '../steps/defaultVariables';
import { runShellStep } from '../steps/runShellStep';
import { ShellStep, StepContext } from '../steps/StepContext';
import { StepResult } from '../steps/StepResult';
import { runActionStep } from '../uses/runActionStep';
import { stepName } from '../workflow/names';
import { RunStep, Step } from '../workflow/Workflow';
import { runComposite } from './runComposite';
import { StepSequence } from './StepSequence';

/** How a step is to run, its settings evaluated. */
export interface Execution {
  /** Of the step itself. */
  env: Record<string, string>;
  signal: AbortSignal;
  timeoutMs?: number;
}

/** Does what a step says, or what stands in for it on this machine. */
export async function executeStep(
  sequence: StepSequence,
  step: Step,
  execution: Execution,
): Promise<StepResult> {
  const { job } = sequence;
  const scope = sequence.scope(execution.env);
  const context = await stepContext(sequence, step, execution, scope);
  const substitute =
    step.id && (await job.findSubstitute(step.id, job.situation));
  if (substitute) {
    return substitute.run(context);
  }
  switch (step.kind) {
    case 'run':
      return runShellStep({
        ...context,
        ...(await scriptOf(sequence, step, scope)),
      });
    case 'built-in':
      return runActionStep({
        ...context,
        uses: step.uses,
        inputs: await evaluateTexts(step.with, scope),
        ...job.action,
      });
    case 'composite':
      return runComposite(sequence, step, execution, scope);
    default:
      throw new Error(
        `${step.uses} has no local equivalent, and nothing stands in for it here`,
      );
  }
}

async function stepContext(
  { job, surroundings }: StepSequence,
  step: Step,
  { env, signal, timeoutMs }: Execution,
  scope: Scope,
): Promise<StepContext> {
  const github = {
    ...scope.contexts.github,
    action: step.id ?? `__${step.kind}`,
  };
  return {
    name: await stepName(step, scope),
    workspace: job.workspace.directory,
    tempDir: job.workspace.tempDir,
    variables: defaultVariables({
      github,
      runner: scope.contexts.runner ?? {},
    }),
    env: { ...job.env, ...surroundings.env, ...env },
    path: [...job.path],
    masks: job.masks,
    log: job.log,
    processes: job.processes,
    showsDebug: job.showsDebug,
    timeoutMs,
    signal,
  };
}

async function scriptOf(
  { surroundings: { defaults } }: StepSequence,
  step: RunStep,
  scope: Scope,
): Promise<Pick<ShellStep, 'script' | 'shell' | 'workingDirectory'>> {
  const shell = step.shell ?? defaults.shell;
  const directory = step.workingDirectory ?? defaults.workingDirectory;
  return {
    script: await evaluateText(step.run, scope),
    shell: shell && (await evaluateText(shell, scope)),
    workingDirectory: directory && (await evaluateText(directory, scope)),
  };
}
