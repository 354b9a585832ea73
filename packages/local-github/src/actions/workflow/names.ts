import { isBasicExpression } from '@actions/workflow-parser';
import { evaluateText } from '../expressions/evaluate';
import type { Scope } from '../expressions/Scope';
import type { MatrixCombination } from './expandMatrix';
import type { Job, Step } from './Workflow';

const MAX_LENGTH = 100;

/**
 * What a job is shown as: `test`, or `test (22, ubuntu)` for one of a matrix.
 * A name with an expression in it tells its jobs apart by itself. That of a
 * called workflow's job follows its caller's: `staging / deploy`.
 */
export async function jobName(
  job: Pick<Job, 'id' | 'name'>,
  scope: Scope,
  matrix?: MatrixCombination,
): Promise<string> {
  const given = job.name && (await evaluateText(job.name, scope)).trim();
  const values =
    matrix && !(job.name && isBasicExpression(job.name.token))
      ? leavesOf(matrix)
      : [];
  const name = given || job.id;
  return shorten(values.length > 0 ? `${name} (${values.join(', ')})` : name);
}

/** What a step is shown as: its name, or `Run` and what it runs. */
export async function stepName(step: Step, scope: Scope): Promise<string> {
  if (step.name) {
    return evaluateText(step.name, scope);
  }
  if (step.kind !== 'run') {
    return `Run ${step.uses}`;
  }
  const script = await evaluateText(step.run, scope);
  return `Run ${script.trimStart().split(/\r?\n/, 1)[0]}`;
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).flatMap(leavesOf);
  }
  const text = value === null ? '' : String(value);
  return text.trim() === '' ? [] : [text];
}

function shorten(name: string): string {
  return name.length > MAX_LENGTH
    ? `${name.slice(0, MAX_LENGTH - 3)}...`
    : name;
}
