import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { Problem, diskProblemIn } from './problem.mjs';
import { runProcess } from './processes.mjs';

/**
 * npm's own JavaScript, so that it runs the same way on every platform, with
 * no shell and no `npm.cmd` in between.
 */
export function findNpm({
  env = process.env,
  execPath = process.execPath,
} = {}) {
  const installed = dirname(execPath);
  const onPath = (env.PATH ?? env.Path ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap(folder => [
      join(folder, 'npm'),
      join(folder, 'node_modules/npm/bin/npm-cli.js'),
    ]);
  const candidates = [
    env.npm_execpath,
    join(installed, 'node_modules/npm/bin/npm-cli.js'),
    join(installed, '../lib/node_modules/npm/bin/npm-cli.js'),
    ...onPath,
  ];
  for (const candidate of candidates) {
    if (candidate && existsSync(candidate)) {
      const script = realpathSync(candidate);
      if (basename(script) === 'npm-cli.js') {
        return script;
      }
    }
  }
  return undefined;
}

/** Unpacks one package, without running anything of it, into `folder`. */
export async function fetchPackage(specification, folder) {
  const npm = findNpm();
  if (!npm) {
    throw new Problem(
      `npm is needed to fetch ${specification}, and it is not on the PATH.`,
      'Install Node.js with npm from https://nodejs.org, then run the same command again.',
    );
  }
  const { succeeded, output } = await runProcess({
    name: 'npm',
    node: process.execPath,
    args: [
      npm,
      'install',
      '--prefix',
      folder,
      '--ignore-scripts',
      '--no-save',
      '--no-package-lock',
      '--no-audit',
      '--no-fund',
      // Enough for a hiccup; npm's own patience takes more than a minute.
      '--fetch-retry-mintimeout=1000',
      '--fetch-retry-maxtimeout=5000',
      '--loglevel=error',
      specification,
    ],
    onLine: () => {},
  });
  if (!succeeded) {
    throw (
      diskProblemIn(output) ??
      new Problem(
        `npm could not fetch ${specification}:\n${reason(output)}`,
        'Check the network, or the registry that `npm config get registry` names, then run the same command again.',
      )
    );
  }
}

function reason(output) {
  return output
    .split('\n')
    .map(line => line.replace(/^npm (error|ERR!) /, '').trim())
    .filter(line => line && !line.startsWith('A complete log'))
    .map(line => `  ${line}`)
    .join('\n');
}
