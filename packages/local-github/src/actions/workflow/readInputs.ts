import { isScalar } from '@actions/workflow-parser';
import type { Template } from '../expressions/Template';
import type { Loading } from './Loading';
import { entriesOf, itemsOf, literalOf, propertyOf } from './templates';
import type { InputDefinition, InputType } from './Workflow';

const TYPES: Record<InputType, true> = {
  string: true,
  boolean: true,
  number: true,
  choice: true,
  environment: true,
};

/** `inputs:` of `workflow_dispatch` and `workflow_call`. */
export function readInputs(
  inputs: Template | undefined,
  loading: Loading,
): InputDefinition[] {
  return entriesOf(inputs).map(({ name, value }) => {
    const input: InputDefinition = {
      name,
      type: readType(propertyOf(value, 'type')),
      required: literalOf(propertyOf(value, 'required')) === 'true',
      description: literalOf(propertyOf(value, 'description')),
      default: propertyOf(value, 'default'),
      options: itemsOf(propertyOf(value, 'options')).flatMap(
        option => literalOf(option) ?? [],
      ),
    };
    checkDefault(input, loading);
    return input;
  });
}

function readType(type: Template | undefined): InputType {
  const name = literalOf(type) ?? 'string';
  return isType(name) ? name : 'string';
}

function isType(name: string): name is InputType {
  return Object.hasOwn(TYPES, name);
}

function checkDefault(input: InputDefinition, loading: Loading): void {
  const text = literalOf(input.default);
  const expected = text !== undefined && expectedInstead(input, text);
  if (input.default && expected && isScalar(input.default.token)) {
    loading.report(
      input.default,
      `The default '${text}' of the input '${input.name}' is not ${expected}`,
    );
  }
}

/** In words, what an input takes where it does not take this; else `undefined`. */
export function expectedInstead(
  { type, options }: Pick<InputDefinition, 'type' | 'options'>,
  text: string,
): string | undefined {
  switch (type) {
    case 'boolean':
      return /^(true|false)$/.test(text) ? undefined : 'true or false';
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text))
        ? undefined
        : 'a number';
    case 'choice':
      return options.includes(text)
        ? undefined
        : `one of ${options.join(', ')}`;
    default:
      return undefined;
  }
}
