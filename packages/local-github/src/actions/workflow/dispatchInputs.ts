import { isSameName } from '../../isSameName';
import { emptyOf, InputValue, toType } from './inputs';
import { expectedInstead } from './readInputs';
import { literalOf } from './templates';
import type { InputDefinition } from './Workflow';

export type DispatchInputs =
  | {
      /** The `inputs` context. */
      inputs: Record<string, InputValue>;
      /** `github.event.inputs`: text only. */
      texts: Record<string, string>;
      problems: [];
    }
  | {
      inputs?: undefined;
      /** In GitHub's words, for its answer 422. Never empty. */
      problems: string[];
    };

/** Checks what a `workflow_dispatch` is given, and fills in the defaults. */
export function dispatchInputs(
  definitions: InputDefinition[],
  given: Record<string, unknown>,
): DispatchInputs {
  const problems: string[] = [];
  const unexpected = Object.keys(given).filter(
    name => !definitions.some(input => isSameName(input.name, name)),
  );
  if (unexpected.length > 0) {
    problems.push(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  }

  const inputs: Record<string, InputValue> = {};
  const texts: Record<string, string> = {};
  for (const input of definitions) {
    const text = textOf(input, given);
    const problem = problemOf(input, text);
    if (problem) {
      problems.push(problem);
    } else if (text !== undefined) {
      inputs[input.name] = toType(input, text);
      texts[input.name] = text;
    } else {
      inputs[input.name] = emptyOf(input);
      texts[input.name] = input.type === 'boolean' ? 'false' : '';
    }
  }
  return problems.length > 0 ? { problems } : { inputs, texts, problems: [] };
}

function textOf(
  input: InputDefinition,
  given: Record<string, unknown>,
): string | undefined {
  const [, value] =
    Object.entries(given).find(([name]) => isSameName(name, input.name)) ?? [];
  return value === undefined || value === null
    ? literalOf(input.default)
    : String(value);
}

function problemOf(
  input: InputDefinition,
  text: string | undefined,
): string | undefined {
  if (text === undefined || (text === '' && input.type !== 'choice')) {
    return input.required
      ? `Required input '${input.name}' not provided`
      : undefined;
  }
  const expected = expectedInstead(input, text);
  if (!expected) {
    return undefined;
  }
  return input.type === 'choice'
    ? `Provided value '${text}' for input '${input.name}' not in the list of allowed values`
    : `Provided value '${text}' for input '${input.name}' is not ${expected}`;
}
