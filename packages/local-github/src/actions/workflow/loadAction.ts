import { posix } from 'node:path';
import type { Template } from '../expressions/Template';
import type { Loading, Referenced } from './Loading';
import { parseActionFile } from './parseFile';
import { readSteps } from './readSteps';
import { entriesOf, literalOf, propertyOf } from './templates';
import type {
  ActionInput,
  CompositeAction,
  OutputDefinition,
} from './Workflow';

/** How deep composite actions may use each other, as on GitHub. */
const MAX_LEVELS = 10;

/** The composite action that a step of the same repository uses. */
export async function loadAction(
  uses: Template,
  reference: string,
  loading: Loading,
): Promise<Referenced<CompositeAction> | undefined> {
  const folder = posix.normalize(`${reference}/`).slice(0, -1);
  const action = await loading.actions.load(folder, () =>
    readAction(uses, folder, loading),
  );
  if (action === 'circular') {
    loading.report(uses, `The action '${reference}' uses itself`);
    return undefined;
  }
  if (action && action.levels > MAX_LEVELS) {
    loading.report(
      uses,
      `The action '${reference}' uses more than ${MAX_LEVELS} levels of actions`,
    );
    return undefined;
  }
  return action;
}

async function readAction(
  uses: Template,
  folder: string,
  loading: Loading,
): Promise<Referenced<CompositeAction> | undefined> {
  const file = await findActionFile(folder, loading);
  if (!file) {
    loading.report(
      uses,
      `There is no action.yml or action.yaml in '${folder || '.'}' at this commit`,
    );
    return undefined;
  }
  const { root, problems } = parseActionFile(file);
  loading.problems.push(...problems);
  const runs = propertyOf(root, 'runs');
  const using = propertyOf(runs, 'using');
  if (!root || !using) {
    return undefined;
  }
  if (literalOf(using) !== 'composite') {
    loading.report(
      using,
      `An action with 'using: ${literalOf(using)}' is not supported locally, only 'composite'`,
    );
    return undefined;
  }
  const { steps, levels } = await readSteps(propertyOf(runs, 'steps'), loading);
  return {
    levels: levels + 1,
    content: {
      path: file.name,
      name: literalOf(propertyOf(root, 'name')) ?? folder,
      inputs: entriesOf(propertyOf(root, 'inputs')).map(
        ({ name, value }): ActionInput => ({
          name,
          required: literalOf(propertyOf(value, 'required')) === 'true',
          default: propertyOf(value, 'default'),
        }),
      ),
      outputs: readOutputs(propertyOf(root, 'outputs')),
      steps,
    },
  };
}

/** `outputs` as composite actions and called workflows declare them. */
export function readOutputs(outputs: Template | undefined): OutputDefinition[] {
  return entriesOf(outputs).flatMap(output => {
    const value = propertyOf(output.value, 'value');
    return value ? [{ name: output.name, value }] : [];
  });
}

async function findActionFile(
  folder: string,
  loading: Loading,
): Promise<{ name: string; content: string } | undefined> {
  for (const name of ['action.yml', 'action.yaml']) {
    const path = posix.join(folder, name);
    const content = await loading.read(path);
    if (content !== undefined) {
      return { name: path, content };
    }
  }
  return undefined;
}
