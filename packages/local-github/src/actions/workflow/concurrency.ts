import { isMapping } from '@actions/workflow-parser';
import { evaluateFlag, evaluateText } from '../expressions/evaluate';
import type { Scope } from '../expressions/Scope';
import type { Template } from '../expressions/Template';
import { propertyOf } from './templates';

export interface Concurrency {
  /** As written: names of groups are the same in any case. Never empty. */
  group: string;
  cancelInProgress: boolean;
}

/** `undefined` where there is none, or its name comes out empty. */
export async function evaluateConcurrency(
  template: Template | undefined,
  scope: Scope,
): Promise<Concurrency | undefined> {
  if (!template) {
    return undefined;
  }
  const isShort = !isMapping(template.token);
  const group = isShort ? template : propertyOf(template, 'group');
  const cancel = propertyOf(template, 'cancel-in-progress');
  const name = group ? await evaluateText(group, scope) : '';
  return name === ''
    ? undefined
    : {
        group: name,
        cancelInProgress: cancel ? await evaluateFlag(cancel, scope) : false,
      };
}
