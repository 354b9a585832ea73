import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runProcess } from './processes.mjs';
import { yarnScript } from './install.mjs';
import { inRoot } from './workspace.mjs';

/** Thrown by a check whose external tool cannot be had on this machine. */
export class Skipped extends Error {}

/**
 * Everything `npm test` looks at, cheapest first. A check gets the prepared
 * environment and the arguments passed through, and answers whether it passed.
 */
export const checks = [
  {
    name: 'scripts',
    about: 'the tests of scripts/, on the Node that runs this',
    run: ({ rest }) =>
      passes({
        node: process.execPath,
        args: ['--test', ...rest, ...scriptTests()],
      }),
  },
  {
    name: 'format',
    about: 'Prettier',
    run: ({ node, env, rest }) =>
      yarn({ node, env }, 'prettier', '--check', ...orAll(rest, '.')),
  },
  {
    name: 'lint',
    about: 'ESLint',
    run: ({ node, env, rest }) =>
      yarn({ node, env }, 'backstage-cli', 'repo', 'lint', ...rest),
  },
  {
    name: 'types',
    about: 'TypeScript',
    run: ({ node, env, rest }) => yarn({ node, env }, 'tsc', ...rest),
  },
  {
    name: 'unit',
    about: 'unit and integration tests',
    run: ({ node, env, rest }) =>
      yarn(
        { node, env: { ...env, CI: '1' } },
        'backstage-cli',
        'repo',
        'test',
        ...orAll(rest, '--maxWorkers=2'),
      ),
  },
  {
    name: 'build',
    about: 'production build of every package',
    run: ({ node, env, rest }) =>
      yarn({ node, env }, 'backstage-cli', 'repo', 'build', '--all', ...rest),
  },
];

function orAll(rest, ...defaults) {
  return rest.length > 0 ? rest : defaults;
}

function scriptTests() {
  const folder = inRoot('scripts/lib');
  return readdirSync(folder)
    .filter(name => name.endsWith('.test.mjs'))
    .map(name => join(folder, name));
}

function yarn({ node, env }, ...args) {
  return passes({ node: node.path, env, args: [yarnScript(), 'run', ...args] });
}

async function passes(options) {
  const { succeeded } = await runProcess({ cwd: inRoot(), ...options });
  return succeeded;
}
