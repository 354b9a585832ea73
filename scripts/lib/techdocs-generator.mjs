import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findOnPath } from './path-lookup.mjs';
import { runProcess } from './processes.mjs';
import { toolchain } from './workspace.mjs';

const requirement = 'mkdocs-techdocs-core>=1.6,<2';

const isWindows = process.platform === 'win32';
const python = isWindows ? 'python' : 'python3';

const home = join(toolchain, 'techdocs');
const bin = join(home, isWindows ? 'Scripts' : 'bin');

/** Written last: where it is, the generator is complete. */
const stamp = join(home, '.complete');

/**
 * The environment in which the backend finds the generator, as soon as it is
 * there. It comes before a MkDocs of the machine's, which may lack TechDocs' part.
 */
export function withTechdocsGenerator(env) {
  return { ...env, PATH: [bin, env.PATH].join(delimiter) };
}

/** Whether there is a generator to make: none was made yet, and Python is there. */
export function lacksTechdocsGenerator(env) {
  return !existsSync(stamp) && Boolean(findOnPath(python, env));
}

/**
 * Makes one in a private Python environment. Where that fails the Docs pages
 * say that there is none; its log says why.
 */
export async function makeTechdocsGenerator({ env, logFile }) {
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
