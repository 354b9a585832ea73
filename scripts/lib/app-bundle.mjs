import {
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { yarnScript } from './install.mjs';
import { Problem, diskProblemIn } from './problem.mjs';
import { runProcess } from './processes.mjs';
import { inRoot, shown } from './workspace.mjs';

export const bundleDist = inRoot('packages/app/dist');

/** In the bundle itself: whoever builds or removes the bundle another way removes it too. */
const stamp = join(bundleDist, '.wheelhouse-bundle');

const sourceNames = new Set(['src', 'public', 'package.json', 'config.d.ts']);
const bundledRoles = /^(frontend-plugin|common-library|web-library)/;

/** Everything that the bundle is made of. */
export function bundleKey() {
  const config = readdirSync(inRoot()).filter(name =>
    /^app-config.*\.yaml$/.test(name),
  );
  return fingerprint([
    inRoot('yarn.lock'),
    ...config.map(name => inRoot(name)),
    ...bundledPackages().flatMap(sources),
  ]);
}

export function isBundleBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === bundleKey();
}

/** For whoever has just built it from the sources that `key` stands for. */
export function markBundleBuilt(key) {
  writeFileSync(stamp, key);
}

export async function buildBundle({ node, env, logFile }) {
  const key = bundleKey();
  rmSync(stamp, { force: true });
  const { succeeded, output } = await runProcess({
    name: 'build',
    node: node.path,
    args: [yarnScript(), 'workspace', 'app', 'build'],
    cwd: inRoot(),
    env,
    logFile,
  });
  if (!succeeded) {
    throw (
      diskProblemIn(output) ??
      new Problem(
        `The portal's frontend does not build:\n${output
          .trim()
          .split('\n')
          .slice(-15)
          .join('\n')}`,
        `The whole output is in ${shown(logFile)}.`,
      )
    );
  }
  markBundleBuilt(key);
}

function bundledPackages() {
  const plugins = readdirSync(inRoot('plugins'))
    .map(name => inRoot('plugins', name))
    .filter(folder => bundledRoles.test(roleOf(folder)));
  return [inRoot('packages/app'), ...plugins];
}

function roleOf(folder) {
  const manifest = join(folder, 'package.json');
  return existsSync(manifest)
    ? JSON.parse(readFileSync(manifest, 'utf8')).backstage?.role
    : undefined;
}

function sources(folder) {
  return readdirSync(folder)
    .filter(name => sourceNames.has(name))
    .map(name => join(folder, name));
}
