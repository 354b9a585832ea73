import { positionOf, type Template } from '../expressions/Template';
import {
  findInputProblem,
  supportedActions,
  actionName,
} from '../uses/supportedActions';
import { findShellProblem } from '../steps/shells';
import { conditionOf } from './condition';
import { loadAction } from './loadAction';
import type { Loading } from './Loading';
import { entriesOf, itemsOf, literalOf, propertyOf } from './templates';
import type { RunDefaults, Step } from './Workflow';

/** The steps of a job or a composite action, with the levels of actions below. */
export async function readSteps(
  steps: Template | undefined,
  loading: Loading,
): Promise<{ steps: Step[]; levels: number }> {
  const read: Step[] = [];
  let levels = 0;
  reportDuplicates(steps, loading);
  for (const item of itemsOf(steps)) {
    const step = await readStep(item, loading);
    if (step) {
      read.push(step.content);
      levels = Math.max(levels, step.levels);
    }
  }
  return { steps: read, levels };
}

async function readStep(
  item: Template,
  loading: Loading,
): Promise<{ content: Step; levels: number } | undefined> {
  const base = {
    id: literalOf(propertyOf(item, 'id')),
    position: positionOf(item),
    name: propertyOf(item, 'name'),
    if: conditionOf(item.file, propertyOf(item, 'if')),
    env: propertyOf(item, 'env'),
    continueOnError: propertyOf(item, 'continue-on-error'),
    timeoutMinutes: propertyOf(item, 'timeout-minutes'),
  };
  const run = propertyOf(item, 'run');
  if (run) {
    const { shell, workingDirectory } = readRunDefaults(item, loading);
    const step = {
      ...base,
      kind: 'run' as const,
      run,
      shell,
      workingDirectory,
    };
    return { content: step, levels: 0 };
  }

  const uses = propertyOf(item, 'uses');
  const reference = literalOf(uses);
  if (!uses || reference === undefined) {
    return undefined;
  }
  const step = { ...base, uses: reference, with: propertyOf(item, 'with') };
  if (!/^(\.\/|docker:\/\/.|[^/@]+\/[^@]+@.)/.test(reference)) {
    loading.report(
      uses,
      `Expected format {org}/{repo}[/path]@ref. Actual '${reference}'`,
    );
    return undefined;
  }
  if (supportedActions.has(actionName(reference))) {
    checkInputs(step.uses, step.with, loading);
    return { content: { ...step, kind: 'built-in' }, levels: 0 };
  }
  if (base.id !== undefined && loading.isSubstituted(base.id)) {
    return { content: { ...step, kind: 'substituted' }, levels: 0 };
  }
  if (!reference.startsWith('./')) {
    loading.report(uses, unsupportedAction(reference));
    return undefined;
  }
  const action = await loadAction(uses, reference, loading);
  return (
    action && {
      content: { ...step, kind: 'composite', action: action.content },
      levels: action.levels,
    }
  );
}

/** To GitHub's parser in TypeScript, `Build` and `build` are two. */
function reportDuplicates(steps: Template | undefined, loading: Loading): void {
  const seen = new Set<string>();
  for (const item of itemsOf(steps)) {
    const id = propertyOf(item, 'id');
    const name = literalOf(id)?.toLowerCase();
    if (id && name && seen.has(name)) {
      loading.report(
        id,
        `The identifier '${literalOf(id)}' may not be used more than once within the same scope.`,
      );
    }
    seen.add(name ?? '');
  }
}

/** `shell` and `working-directory`, as steps and `defaults.run` have them. */
export function readRunDefaults(
  template: Template | undefined,
  loading: Loading,
): RunDefaults {
  const shell = propertyOf(template, 'shell');
  const name = literalOf(shell);
  const problem = name && findShellProblem(name);
  if (shell && problem) {
    loading.report(shell, problem);
  }
  return { shell, workingDirectory: propertyOf(template, 'working-directory') };
}

function checkInputs(
  uses: string,
  inputs: Template | undefined,
  loading: Loading,
): void {
  for (const { name, key, value } of entriesOf(inputs)) {
    const problem = findInputProblem(uses, name, literalOf(value));
    if (problem) {
      loading.report(key, problem);
    }
  }
}

function unsupportedAction(reference: string): string {
  if (reference.startsWith('docker://')) {
    return `The action '${reference}' is a container: they are not supported locally`;
  }
  return `The action '${reference}' is not supported locally. Those that are: ${[
    ...supportedActions.keys(),
  ].join(', ')}, and composite actions of this repository`;
}
