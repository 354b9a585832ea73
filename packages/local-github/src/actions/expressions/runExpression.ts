import { data, Lexer, Parser } from '@actions/expressions';
import { Token, TokenType } from '@actions/expressions/lexer';
import { toData } from './expressionData';
import { HASH_FILES, statusFunctions } from './functions';
import { hashFileCalls, HashingEvaluator } from './hashFileCalls';
import type { Contexts, Scope, Status } from './Scope';

const NAMES: Record<keyof Contexts, true> = {
  github: true,
  vars: true,
  secrets: true,
  env: true,
  steps: true,
  needs: true,
  job: true,
  jobs: true,
  matrix: true,
  strategy: true,
  runner: true,
  inputs: true,
};

const ALL_WELL: Status = { success: true, failure: false, cancelled: false };

/**
 * Evaluates one expression, given without its `${{ }}`. Which contexts its
 * place in the file allows was checked when the file was loaded.
 */
export async function runExpression(
  expression: string,
  { contexts, status = ALL_WELL, workspace }: Scope,
): Promise<data.ExpressionData> {
  const names = Object.keys(NAMES) as (keyof Contexts)[];
  const functions = statusFunctions(status);
  const tree = new Parser(tokensOf(expression), names, [
    ...functions.values(),
    HASH_FILES,
  ]).parse();

  const values = new data.Dictionary(
    ...names.map(key => ({ key, value: toData(contexts[key] ?? null) })),
  );
  const hashes = await hashFileCalls(tree, values, workspace);
  return new HashingEvaluator(tree, values, functions, hashes).evaluate();
}

/** The library's lexer reads only the first `''` of a string as a quote. */
function tokensOf(expression: string): Token[] {
  return new Lexer(expression)
    .lex()
    .tokens.map(token =>
      token.type === TokenType.STRING
        ? { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") }
        : token,
    );
}
