import { evaluate } from '../expressions/evaluate';
import { ExpressionFailure } from '../expressions/ExpressionFailure';
import type { Scope } from '../expressions/Scope';
import { positionOf, type Template } from '../expressions/Template';
import { expandMatrix, MatrixCombination } from './expandMatrix';

export interface Strategy {
  /** One for each job to run; `undefined` for a strategy without a matrix. */
  combinations?: MatrixCombination[];
  failFast: boolean;
  /** Absent: as many as there are runners. */
  maxParallel?: number;
}

/** Jobs that one matrix may make, as on GitHub. */
const MAX_JOBS = 256;

/** `strategy:` of a job, once the jobs that it needs have ended. */
export async function evaluateStrategy(
  template: Template | undefined,
  scope: Scope,
): Promise<Strategy> {
  if (!template) {
    return { failFast: true };
  }
  const fail = (message: string) =>
    new ExpressionFailure(message, positionOf(template));
  const strategy = await evaluate(template, scope);
  if (!isObject(strategy)) {
    throw fail(
      `The strategy is ${JSON.stringify(strategy)}: expected a mapping`,
    );
  }
  const {
    matrix,
    'fail-fast': failFast,
    'max-parallel': maxParallel,
  } = strategy;
  return {
    combinations: matrix === undefined ? undefined : combine(matrix, fail),
    // A matrix stops at its first failed job unless it says otherwise.
    failFast:
      failFast === undefined || failFast === true || failFast === 'true',
    maxParallel: maxParallel === undefined ? undefined : Number(maxParallel),
  };
}

function combine(
  matrix: unknown,
  fail: (message: string) => Error,
): MatrixCombination[] {
  if (!isObject(matrix)) {
    throw fail(`The matrix is ${JSON.stringify(matrix)}: expected a mapping`);
  }
  const { include = [], exclude = [], ...vectors } = matrix;
  for (const [name, values] of Object.entries(vectors)) {
    if (!Array.isArray(values)) {
      throw fail(`The matrix has no list of values for '${name}'`);
    }
    if (values.length === 0) {
      throw fail(`The matrix has no values for '${name}'`);
    }
  }
  if (!isListOfObjects(include) || !isListOfObjects(exclude)) {
    throw fail(`'include' and 'exclude' of the matrix are lists of mappings`);
  }
  const combinations = expandMatrix({
    vectors: vectors as Record<string, unknown[]>,
    include,
    exclude,
  });
  if (combinations.length === 0) {
    throw fail('The matrix makes no jobs');
  }
  if (combinations.length > MAX_JOBS) {
    throw fail(
      `The matrix makes ${combinations.length} jobs, and ${MAX_JOBS} is the most`,
    );
  }
  return combinations;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfObjects(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.every(isObject);
}
