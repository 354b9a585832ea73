import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { Problem, diskProblemIn } from './problem.mjs';
import { runProcess } from './processes.mjs';
import { inRoot, shown } from './workspace.mjs';

/**
 * Written after an install that went through, removed before the next begins:
 * without it `node_modules` is not to be trusted, whatever it holds.
 */
const stamp = inRoot('node_modules/.wheelhouse-install');

export function yarnScript() {
  const folder = inRoot('.yarn/releases');
  return join(
    folder,
    readdirSync(folder).find(name => name.endsWith('.cjs')),
  );
}

/** What an install depends on: other input, other `node_modules`. */
export function installKey(node) {
  const manifests = ['packages', 'plugins'].flatMap(group =>
    readdirSync(inRoot(group))
      .map(name => inRoot(group, name, 'package.json'))
      .filter(existsSync),
  );
  const [major] = node.version.split('.');
  return fingerprint(
    [
      inRoot('package.json'),
      inRoot('yarn.lock'),
      inRoot('.yarnrc.yml'),
      ...manifests,
    ],
    { salt: `${process.platform} ${process.arch} node ${major}` },
  );
}

export function isInstalled(node) {
  return (
    existsSync(inRoot('node_modules/.yarn-state.yml')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === installKey(node)
  );
}

/** Installs exactly what yarn.lock says, with the Yarn that is committed. */
export async function install({ node, env, logFile, onStep = () => {} }) {
  rmSync(stamp, { force: true });
  const { succeeded, output } = await runProcess({
    name: 'yarn',
    node: node.path,
    args: [yarnScript(), 'install', '--immutable'],
    cwd: inRoot(),
    env: { ...env, YARN_ENABLE_PROGRESS_BARS: 'false' },
    logFile,
    onLine: line => {
      const [, step] = line.match(/┌ (.+) step/) ?? [];
      if (step) {
        onStep(step.toLowerCase());
      }
    },
  });
  if (!succeeded) {
    throw installProblem(output, logFile);
  }
  mkdirSync(inRoot('node_modules'), { recursive: true });
  writeFileSync(stamp, installKey(node));
}

export function installProblem(output, logFile) {
  const disk = diskProblemIn(output);
  if (disk) {
    return disk;
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|RequestError|Response Code: (5|407)/.test(
      output,
    )
  ) {
    return new Problem(
      `The packages could not be fetched: the npm registry does not answer.\n${errorLines(
        output,
      )}`,
      'Check the network. Behind a proxy set HTTPS_PROXY, for a mirror set YARN_NPM_REGISTRY_SERVER; then run the same command again: what was fetched already is kept.',
    );
  }
  if (/YN0028|lockfile would have been modified/.test(output)) {
    return new Problem(
      'yarn.lock does not belong to these package.json files.',
      'Run `git checkout yarn.lock` if you changed nothing, or `yarn install` if you added a dependency.',
    );
  }
  return new Problem(
    `The install failed:\n${errorLines(output)}`,
    `The whole output is in ${shown(logFile)}. If it makes no sense, remove the folder node_modules and run the same command again.`,
  );
}

/** Yarn numbers its errors; YN0000 is what merely tells of progress. */
function errorLines(output) {
  const lines = output.split('\n').filter(Boolean);
  const errors = lines.filter(line => /YN(?!0000)\d{4}|Error:/.test(line));
  const cleaned = (errors.length > 0 ? errors : lines).map(line =>
    line.replace(/^.*?(YN\d{4}: )[│└┌ ]*/, '$1').trim(),
  );
  return [...new Set(cleaned)]
    .slice(-6)
    .map(line => `  ${line}`)
    .join('\n');
}
