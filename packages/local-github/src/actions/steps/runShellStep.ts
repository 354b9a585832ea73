import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CommandFiles } from './CommandFiles';
import { CommandInterpreter } from './CommandInterpreter';
import { CommandOutcome, runCommand } from './runCommand';
import { findShell, Shell, shellArguments } from './shells';
import { ShellStep } from './StepContext';
import { inheritedSecrets, stepEnvironment } from './stepEnvironment';
import { StepReporter } from './StepReporter';
import { StepResult } from './StepResult';
import { StepState } from './StepState';

/** Runs the script of a `run:` step on this machine, as GitHub's runner does. */
export async function runShellStep(step: ShellStep): Promise<StepResult> {
  inheritedSecrets(process.env).forEach(secret => step.masks.add(secret));
  const reporter = new StepReporter(step);
  const state = new StepState();
  const files = await CommandFiles.create(step.tempDir);
  const env = stepEnvironment({
    ...step,
    variables: { ...step.variables, ...files.variables },
  });

  const ran = await runScript(step, env, reporter, state);
  const { summary } = await files.collect(state, reporter, step.masks);
  await reporter.flush();

  const hasFailed = state.hasFailed && ran.outcome === 'success';
  return {
    ...ran,
    outcome: hasFailed ? 'failure' : ran.outcome,
    outputs: Object.fromEntries(state.outputs),
    env: Object.fromEntries(state.env),
    path: state.path,
    state: Object.fromEntries(state.state),
    summary,
    annotations: reporter.annotations,
  };
}

async function runScript(
  step: ShellStep,
  env: Record<string, string>,
  reporter: StepReporter,
  state: StepState,
): Promise<CommandOutcome> {
  let shell: Shell;
  try {
    shell = await findShell(step.shell, env.PATH);
  } catch (error) {
    reporter.failure(error);
    return { outcome: 'failure' };
  }
  describe(step, shell, reporter);

  const script = join(step.tempDir, `${randomUUID()}${shell.extension}`);
  await writeFile(script, step.script, { mode: 0o600 });
  const interpreter = new CommandInterpreter({ ...step, reporter, state });
  return runCommand(
    step,
    reporter,
    {
      command: shell.program,
      args: shellArguments(shell.template, script),
      cwd: resolve(step.workspace, step.workingDirectory ?? ''),
      env,
    },
    { onLine: line => interpreter.readLine(line) },
  );
}

/** The first, folded lines of a step's log: what runs, and with what. */
function describe(step: ShellStep, shell: Shell, reporter: StepReporter) {
  const lines = step.script.replace(/\n+$/, '').split('\n');
  reporter.group(`Run ${step.script.trim().split('\n', 1)[0]}`);
  for (const line of lines) {
    reporter.line(`\u001b[36;1m${line}\u001b[0m`);
  }
  reporter.line(`shell: ${shell.program} ${shell.template}`);
  describeEnv(step.env, reporter);
  reporter.endGroup();
}

/** What the workflow set for a step, under the head of its log. */
export function describeEnv(
  env: Record<string, string>,
  reporter: StepReporter,
) {
  const entries = Object.entries(env);
  if (entries.length > 0) {
    reporter.line('env:');
  }
  for (const [name, value] of entries) {
    reporter.line(`  ${name}: ${value}`);
  }
}
