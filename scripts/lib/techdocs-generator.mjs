import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findOnPath } from './path-lookup.mjs';
import { runProcess } from './processes.mjs';
import { toolchain } from './workspace.mjs';

const requirement = 'mkdocs-techdocs-core>=1.6,<2';

const home = join(toolchain, 'techdocs');
const stamp = join(home, '.complete');
const isWindows = process.platform === 'win32';
const bin = join(home, isWindows ? 'Scripts' : 'bin');

/**
 * Has `mkdocs` at hand for the Docs pages: the system's, or one in a private
 * Python environment, made in the background. Without Python there is none,
 * and the Docs pages say so; that never holds up a start.
 *
 * Answers the environment in which the backend finds it as soon as it is there.
 */
export function withTechdocsGenerator({ env, logFile }) {
  if (findOnPath('mkdocs', env)) {
    return env;
  }
  const python = isWindows ? 'python' : 'python3';
  if (!existsSync(stamp) && findOnPath(python, env)) {
    makeGenerator({ python, env, logFile }).catch(() => {
      // The Docs pages do without it.
    });
  }
  return { ...env, PATH: `${env.PATH}${delimiter}${bin}` };
}

async function makeGenerator({ python, env, logFile }) {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(toolchain, { recursive: true });
  const steps = [
    [python, '-m', 'venv', home],
    [
      join(bin, python),
      ...['-m', 'pip', 'install', '--disable-pip-version-check', requirement],
    ],
  ];
  for (const [program, ...args] of steps) {
    const { succeeded } = await runProcess({
      name: 'docs generator',
      program,
      args,
      env,
      logFile,
    });
    if (!succeeded) {
      return;
    }
  }
  writeFileSync(stamp, '');
}
