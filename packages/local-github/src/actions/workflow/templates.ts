import type { Template } from '../expressions/Template';
import { isLiteral, isMapping, isSequence } from '@actions/workflow-parser';

/** A property of a mapping, with its key for the position. */
export interface Entry {
  name: string;
  key: Template;
  value: Template;
}

/** None for what is no mapping, such as an expression in its place. */
export function entriesOf(template: Template | undefined): Entry[] {
  if (!template || !isMapping(template.token)) {
    return [];
  }
  const { file, token } = template;
  return Array.from(token, ({ key, value }) => ({
    name: key.toString(),
    key: { file, token: key },
    value: { file, token: value },
  }));
}

/** The value of one property of a mapping. */
export function propertyOf(
  template: Template | undefined,
  name: string,
): Template | undefined {
  return entriesOf(template).find(entry => entry.name === name)?.value;
}

/** The items of a sequence; a single value counts as one of its own. */
export function itemsOf(template: Template | undefined): Template[] {
  if (!template) {
    return [];
  }
  const { file, token } = template;
  return isSequence(token)
    ? Array.from(token, item => ({ file, token: item }))
    : [template];
}

/** The text of a scalar without expressions, else `undefined`. */
export function literalOf(template: Template | undefined): string | undefined {
  return template && isLiteral(template.token)
    ? template.token.toString()
    : undefined;
}
