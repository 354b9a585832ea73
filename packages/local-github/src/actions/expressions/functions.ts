import { data } from '@actions/expressions';
import type {
  FunctionDefinition,
  FunctionInfo,
} from '@actions/expressions/funcs/info';
import type { Status } from './Scope';

const MANY = Number.MAX_SAFE_INTEGER;

/** Answered by `hashFileCalls`: it has to read files, and the evaluator cannot wait. */
export const HASH_FILES: FunctionInfo = {
  name: 'hashFiles',
  minArgs: 1,
  maxArgs: 255,
};

/** By name in lower case, as the evaluator looks them up. */
export function statusFunctions({
  success,
  failure,
  cancelled,
}: Status): Map<string, FunctionDefinition> {
  return new Map([
    ['always', answering('always', 0, true)],
    ['cancelled', answering('cancelled', 0, cancelled)],
    // In a job's condition GitHub lets these two name jobs.
    ['success', answering('success', MANY, success)],
    ['failure', answering('failure', MANY, failure)],
  ]);
}

function answering(
  name: string,
  maxArgs: number,
  answer: boolean,
): FunctionDefinition {
  return {
    name,
    minArgs: 0,
    maxArgs,
    call: () => new data.BooleanData(answer),
  };
}
