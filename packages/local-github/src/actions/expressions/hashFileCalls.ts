import { data, Evaluator, Expr } from '@actions/expressions';
import {
  Binary,
  FunctionCall,
  Grouping,
  IndexAccess,
  Logical,
  Unary,
} from '@actions/expressions/ast';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { HASH_FILES } from './functions';
import { hashFiles } from './hashFiles';

/**
 * Makes the calls of `hashFiles` in an expression. They come before everything
 * else in it, since the evaluator itself cannot wait for files.
 */
export async function hashFileCalls(
  expression: Expr,
  contexts: data.Dictionary,
  workspace: string | undefined,
): Promise<Map<Expr, string>> {
  const hashes = new Map<Expr, string>();
  for (const call of callsIn(expression)) {
    if (isHashFiles(call)) {
      const patterns = call.args.map(argument =>
        new Evaluator(argument, contexts).evaluate().coerceString(),
      );
      hashes.set(call, workspace ? await hashFiles(workspace, patterns) : '');
    }
  }
  return hashes;
}

/** GitHub's evaluator, with the answers of `hashFiles` at hand. */
export class HashingEvaluator extends Evaluator {
  readonly #hashes: Map<Expr, string>;

  constructor(
    expression: Expr,
    contexts: data.Dictionary,
    functions: Map<string, FunctionDefinition>,
    hashes: Map<Expr, string>,
  ) {
    super(expression, contexts, functions);
    this.#hashes = hashes;
  }

  visitFunctionCall(call: FunctionCall): data.ExpressionData {
    const hash = this.#hashes.get(call);
    return hash === undefined
      ? super.visitFunctionCall(call)
      : new data.StringData(hash);
  }
}

function isHashFiles(call: FunctionCall): boolean {
  return (
    call.functionName.lexeme.toLowerCase() === HASH_FILES.name.toLowerCase()
  );
}

function* callsIn(expression: Expr): Generator<FunctionCall> {
  if (expression instanceof FunctionCall) {
    yield expression;
  }
  for (const part of partsOf(expression)) {
    yield* callsIn(part);
  }
}

function partsOf(expression: Expr): Expr[] {
  if (expression instanceof FunctionCall || expression instanceof Logical) {
    return expression.args;
  }
  if (expression instanceof Binary) {
    return [expression.left, expression.right];
  }
  if (expression instanceof Unary) {
    return [expression.expr];
  }
  if (expression instanceof Grouping) {
    return [expression.group];
  }
  if (expression instanceof IndexAccess) {
    return [expression.expr, expression.index];
  }
  return [];
}
