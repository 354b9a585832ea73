import { isSameName } from '../../isSameName';
import { evaluate, evaluateText, evaluateTexts } from '../expressions/evaluate';
import { ExpressionFailure } from '../expressions/ExpressionFailure';
import type { Scope } from '../expressions/Scope';
import { positionOf, type Template } from '../expressions/Template';
import { expectedInstead } from './readInputs';
import { entriesOf } from './templates';
import type {
  CallJob,
  CompositeStep,
  InputDefinition,
  OutputDefinition,
} from './Workflow';

export type InputValue = string | number | boolean;

/**
 * The `inputs` context of the workflow that a job calls. Both what the job
 * passes and the defaults see the scope of the job.
 */
export async function callInputs(
  { with: given, workflow }: CallJob,
  scope: Scope,
): Promise<Record<string, InputValue>> {
  const inputs: Record<string, InputValue> = {};
  for (const input of workflow.inputs) {
    const template = find(given, input.name) ?? input.default;
    inputs[input.name] = template
      ? typed(input, await evaluate(template, scope), template)
      : emptyOf(input);
  }
  return inputs;
}

/**
 * The `secrets` context of the workflow that a job calls, from the job's own,
 * which `scope` holds. `GITHUB_TOKEN` always comes along.
 */
export async function callSecrets(
  { secrets }: CallJob,
  scope: Scope,
): Promise<Record<string, string>> {
  const own = scope.contexts.secrets ?? {};
  if (secrets === 'inherit') {
    return own;
  }
  const token = own.GITHUB_TOKEN;
  return {
    ...(token === undefined ? {} : { GITHUB_TOKEN: token }),
    ...(await evaluateTexts(secrets, scope)),
  };
}

/**
 * The `inputs` context inside of a composite action, from the scope of the
 * step that uses it, and what the step passes that the action does not know:
 * GitHub warns of it.
 */
export async function actionInputs(
  { with: given, action }: CompositeStep,
  scope: Scope,
): Promise<{ inputs: Record<string, string>; unexpected: string[] }> {
  const inputs: Record<string, string> = {};
  for (const input of action.inputs) {
    const template = find(given, input.name) ?? input.default;
    inputs[input.name] = template ? await evaluateText(template, scope) : '';
  }
  return {
    inputs,
    unexpected: entriesOf(given)
      .map(({ name }) => name)
      .filter(
        name => !action.inputs.some(input => isSameName(input.name, name)),
      ),
  };
}

/** Of a composite action, a called workflow, in the scope of its end. */
export async function evaluateOutputs(
  outputs: OutputDefinition[],
  scope: Scope,
): Promise<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const { name, value } of outputs) {
    values[name] = await evaluateText(value, scope);
  }
  return values;
}

/** What GitHub gives for an input that nobody set. */
export function emptyOf({ type }: Pick<InputDefinition, 'type'>): InputValue {
  switch (type) {
    case 'boolean':
      return false;
    case 'number':
      return 0;
    default:
      return '';
  }
}

function typed(
  input: InputDefinition,
  value: unknown,
  template: Template,
): InputValue {
  const text = value === null ? '' : String(value);
  const expected = expectedInstead(input, text);
  if (expected || typeof value === 'object') {
    throw new ExpressionFailure(
      `The input '${input.name}' is ${JSON.stringify(value)}, not ${expected ?? 'a single value'}`,
      positionOf(template),
    );
  }
  return toType(input, text);
}

/** Text that fits the type, as a value of it. */
export function toType(
  { type }: Pick<InputDefinition, 'type'>,
  text: string,
): InputValue {
  switch (type) {
    case 'boolean':
      return text === 'true';
    case 'number':
      return Number(text);
    default:
      return text;
  }
}

function find(given: Template | undefined, name: string): Template | undefined {
  return entriesOf(given).find(entry => isSameName(entry.name, name))?.value;
}
