import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath } from './path-lookup.mjs';
import { runProcess } from './processes.mjs';
import { toolchain } from './workspace.mjs';

const isWindows = process.platform === 'win32';
const python = isWindows ? 'python' : 'python3';

/** A program from PyPI in a Python environment of its own, where Python is there. */
export class PythonTool {
  constructor({ name, title, requirement }) {
    this.title = title;
    this.requirement = requirement;
    this.home = join(toolchain, name);
    /** Where its programs are, once it is made. */
    this.bin = join(this.home, isWindows ? 'Scripts' : 'bin');
    /** Written last: where it is, the environment is complete. */
    this.stamp = join(this.home, '.complete');
  }

  get isMade() {
    return existsSync(this.stamp);
  }

  /** Whether it can be made here. */
  static isPythonThere(env) {
    return Boolean(findOnPath(python, env));
  }

  /** Answers whether it is there now; where not, the log says why. */
  async make({ env, logFile }) {
    rmSync(this.home, { recursive: true, force: true });
    mkdirSync(toolchain, { recursive: true });
    const steps = [
      [python, '-m', 'venv', this.home],
      [
        join(this.bin, python),
        ...['-m', 'pip', 'install', '--disable-pip-version-check'],
        this.requirement,
      ],
    ];
    for (const [program, ...args] of steps) {
      const { succeeded } = await runProcess({
        name: this.title,
        program,
        args,
        env,
        logFile,
      });
      if (!succeeded) {
        return false;
      }
    }
    writeFileSync(this.stamp, '');
    return true;
  }
}
