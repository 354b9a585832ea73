import { data } from '@actions/expressions';
import { falsy } from '@actions/expressions/result';
import {
  isBasicExpression,
  isBoolean,
  isMapping,
  isNumber,
  isScalar,
  isSequence,
  isString,
} from '@actions/workflow-parser';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/index';
import { messageOf } from '../../messageOf';
import { fromData } from './expressionData';
import { ExpressionFailure } from './ExpressionFailure';
import { runExpression } from './runExpression';
import type { Scope } from './Scope';
import { type Condition, positionOf, type Template } from './Template';

/**
 * The value of anything in a workflow, as plain JSON.
 *
 * This and the functions below throw an `ExpressionFailure`, which says where.
 */
export function evaluate(template: Template, scope: Scope): Promise<unknown> {
  return valueOf(template.token, { ...scope, file: template.file });
}

/** As GitHub writes it into a script or a variable: `null` is empty. */
export async function evaluateText(
  template: Template,
  scope: Scope,
): Promise<string> {
  return textOf(template.token, { ...scope, file: template.file });
}

/** Such as `env`, `with` and `outputs`: absent means none. */
export async function evaluateTexts(
  template: Template | undefined,
  scope: Scope,
): Promise<Record<string, string>> {
  if (!template) {
    return {};
  }
  const { token } = template;
  const place = { ...scope, file: template.file };
  const texts: Record<string, string> = {};
  if (isMapping(token)) {
    for (const { key, value } of token) {
      texts[await textOf(key, place)] = await textOf(value, place);
    }
    return texts;
  }
  const value = await evaluate(template, scope);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw failure(`Expected a mapping, got ${JSON.stringify(value)}`, template);
  }
  for (const [key, item] of Object.entries(value)) {
    texts[key] = item === null ? '' : String(item);
  }
  return texts;
}

/** Such as `timeout-minutes`. */
export async function evaluateNumber(
  template: Template,
  scope: Scope,
): Promise<number> {
  const value = await evaluate(template, scope);
  const number = typeof value === 'string' ? Number(value.trim()) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || value === '') {
    throw failure(`Expected a number, got ${JSON.stringify(value)}`, template);
  }
  return number;
}

/** Such as `continue-on-error`. */
export async function evaluateFlag(
  template: Template,
  scope: Scope,
): Promise<boolean> {
  const value = await evaluate(template, scope);
  if (typeof value === 'boolean') {
    return value;
  }
  if (value === 'true' || value === 'false') {
    return value === 'true';
  }
  throw failure(
    `Expected true or false, got ${JSON.stringify(value)}`,
    template,
  );
}

/** Whether what has this `if:` is to run. */
export async function evaluateCondition(
  condition: Condition,
  scope: Scope,
): Promise<boolean> {
  return !falsy(
    await dataOf(condition.token, { ...scope, file: condition.file }),
  );
}

type Place = Scope & { file: string };

async function textOf(token: TemplateToken, place: Place): Promise<string> {
  return isBasicExpression(token)
    ? (await dataOf(token, place)).coerceString()
    : token.assertScalar('value').toString();
}

async function valueOf(token: TemplateToken, place: Place): Promise<unknown> {
  if (isMapping(token)) {
    const entries: [string, unknown][] = [];
    for (const { key, value } of token) {
      entries.push([await textOf(key, place), await valueOf(value, place)]);
    }
    return Object.fromEntries(entries);
  }
  if (isSequence(token)) {
    const items: unknown[] = [];
    for (const item of token) {
      items.push(await valueOf(item, place));
    }
    return items;
  }
  return fromData(await dataOf(token, place));
}

async function dataOf(
  token: TemplateToken,
  place: Place,
): Promise<data.ExpressionData> {
  if (isBasicExpression(token)) {
    try {
      return await runExpression(token.expression, place);
    } catch (error) {
      throw failure(
        `\${{ ${token.expression} }}: ${fullMessageOf(error)}`,
        { file: place.file, token },
        error,
      );
    }
  }
  if (isString(token)) {
    return new data.StringData(token.value);
  }
  if (isBoolean(token)) {
    return new data.BooleanData(token.value);
  }
  if (isNumber(token)) {
    return new data.NumberData(token.value);
  }
  if (isScalar(token)) {
    return new data.Null();
  }
  throw failure('Expected a single value', { file: place.file, token });
}

/** With what caused it: the library wraps the telling one. */
function fullMessageOf(error: unknown): string {
  return error instanceof Error && error.cause !== undefined
    ? `${error.message}: ${fullMessageOf(error.cause)}`
    : messageOf(error);
}

function failure(
  message: string,
  template: Template,
  cause?: unknown,
): ExpressionFailure {
  return new ExpressionFailure(message, positionOf(template), cause);
}
