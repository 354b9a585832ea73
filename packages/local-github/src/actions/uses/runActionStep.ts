import { CommandOutcome } from '../steps/runCommand';
import { describeEnv } from '../steps/runShellStep';
import { StepResult } from '../steps/StepResult';
import { ActionRun, ActionStopped } from './ActionRun';
import { ActionStep } from './ActionStep';
import { checkout } from './checkout/checkout';
import { setupNode } from './setupNode/setupNode';
import { actionName, findInputProblem } from './supportedActions';

const actions = new Map([
  ['actions/checkout', checkout],
  ['actions/setup-node', setupNode],
]);

/** Does what a supported action does. */
export async function runActionStep(step: ActionStep): Promise<StepResult> {
  const run = new ActionRun(step);
  const { reporter, state } = run;
  reporter.group(`Run ${step.uses}`);
  const inputs = Object.entries(step.inputs);
  if (inputs.length > 0) {
    reporter.line('with:');
  }
  for (const [name, value] of inputs) {
    reporter.line(`  ${name}: ${value}`);
  }
  describeEnv(step.env, reporter);
  reporter.endGroup();

  const ran = await attempt(run);
  await reporter.flush();
  return {
    ...ran,
    outputs: Object.fromEntries(state.outputs),
    env: Object.fromEntries(state.env),
    path: state.path,
    state: Object.fromEntries(state.state),
    annotations: reporter.annotations,
  };
}

async function attempt(run: ActionRun): Promise<CommandOutcome> {
  try {
    const { uses, inputs } = run.step;
    for (const [name, value] of Object.entries(inputs)) {
      const problem = findInputProblem(uses, name, value);
      if (problem) {
        throw new Error(problem);
      }
    }
    const action = actions.get(actionName(uses));
    if (!action) {
      throw new Error(`The action '${uses}' has no local equivalent`);
    }
    await action(run);
    return { outcome: 'success' };
  } catch (error) {
    if (error instanceof ActionStopped) {
      return error.ran;
    }
    if (run.step.signal?.aborted) {
      run.reporter.error('The operation was canceled.');
      return { outcome: 'cancelled' };
    }
    run.reporter.failure(error);
    return { outcome: 'failure' };
  }
}
