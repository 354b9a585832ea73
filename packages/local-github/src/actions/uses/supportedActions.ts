/**
 * What an input may be set to: whatever the action itself takes, or only the
 * values that ask for nothing we lack.
 */
type InputValues = 'any' | string[];

const checkoutInputs: [string, InputValues][] = [
  ['repository', 'any'],
  ['ref', 'any'],
  ['token', 'any'],
  ['persist-credentials', 'any'],
  ['path', 'any'],
  ['clean', 'any'],
  ['fetch-depth', 'any'],
  ['fetch-tags', 'any'],
  ['show-progress', 'any'],
  ['set-safe-directory', 'any'],
  ['allow-unsafe-pr-checkout', 'any'],
  ['lfs', ['false', '']],
  ['submodules', ['false', '']],
];

const setupNodeInputs: [string, InputValues][] = [
  ['node-version', 'any'],
  ['node-version-file', 'any'],
  ['check-latest', 'any'],
  ['always-auth', 'any'],
  ['registry-url', 'any'],
  ['scope', 'any'],
  ['token', 'any'],
  ['cache', ['npm', '']],
  ['package-manager-cache', 'any'],
  ['cache-dependency-path', 'any'],
];

/**
 * The actions with an equivalent of our own, by `owner/name` in lower case,
 * and their inputs, in lower case too. Which version a workflow names makes no
 * difference: all of them mean what the newest does.
 */
export const supportedActions: ReadonlyMap<
  string,
  ReadonlyMap<string, InputValues>
> = new Map([
  ['actions/checkout', new Map(checkoutInputs)],
  ['actions/setup-node', new Map(setupNodeInputs)],
]);

/** `actions/checkout` of `actions/checkout@v6`, in lower case. */
export function actionName(uses: string): string {
  return uses.split('@')[0].toLowerCase();
}

/**
 * What is wrong with an input, in words for the log, or `undefined`. The value
 * is left out where it is not known yet because it holds an expression.
 */
export function findInputProblem(
  uses: string,
  input: string,
  value?: string,
): string | undefined {
  const name = actionName(uses);
  const inputs = supportedActions.get(name);
  if (!inputs) {
    return `The action '${name}' has no local equivalent. Those that have: ${[
      ...supportedActions.keys(),
    ].join(', ')}`;
  }
  const accepted = inputs.get(input.toLowerCase());
  if (!accepted) {
    return `The input '${input}' of ${name} is not supported locally. Supported: ${[
      ...inputs.keys(),
    ].join(', ')}`;
  }
  if (
    accepted !== 'any' &&
    value !== undefined &&
    !accepted.includes(value.trim().toLowerCase())
  ) {
    return `'${input}: ${value}' of ${name} is not supported locally, only '${accepted[0]}'`;
  }
  return undefined;
}
