import { isMapping } from '@actions/workflow-parser';
import { evaluate } from '../expressions/evaluate';
import { ExpressionFailure } from '../expressions/ExpressionFailure';
import type { Scope } from '../expressions/Scope';
import { positionOf, type Template } from '../expressions/Template';
import { missingRunner } from './runners';
import { propertyOf } from './templates';

/**
 * The labels that a job asks for.
 *
 * @throws ExpressionFailure where there is no such runner here.
 */
export async function evaluateRunsOn(
  template: Template,
  scope: Scope,
): Promise<string[]> {
  const labels = isMapping(template.token)
    ? propertyOf(template, 'labels')
    : template;
  const value = labels && (await evaluate(labels, scope));
  const names = [value].flat().map(String);
  const missing = missingRunner(names);
  if (missing) {
    throw new ExpressionFailure(missing, positionOf(template));
  }
  return names;
}
