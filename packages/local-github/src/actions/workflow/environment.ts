import { isMapping } from '@actions/workflow-parser';
import { evaluateFlag, evaluateText } from '../expressions/evaluate';
import type { Scope } from '../expressions/Scope';
import type { Template } from '../expressions/Template';
import { propertyOf } from './templates';

export interface JobEnvironment {
  name: string;
  /** Not with `deployment: false`: then its secrets and reviewers count only. */
  createsDeployment: boolean;
}

/** `undefined` where the job has none, or its name comes out empty. */
export async function evaluateEnvironment(
  template: Template | undefined,
  scope: Scope,
): Promise<JobEnvironment | undefined> {
  const name =
    template &&
    (isMapping(template.token) ? propertyOf(template, 'name') : template);
  const text = name && (await evaluateText(name, scope)).trim();
  const deployment = propertyOf(template, 'deployment');
  return text
    ? {
        name: text,
        createsDeployment: deployment
          ? await evaluateFlag(deployment, scope)
          : true,
      }
    : undefined;
}

/** `environment.url`, once the job's steps have ended. */
export async function evaluateEnvironmentUrl(
  template: Template | undefined,
  scope: Scope,
): Promise<string | undefined> {
  const url = propertyOf(template, 'url');
  return url && ((await evaluateText(url, scope)) || undefined);
}
