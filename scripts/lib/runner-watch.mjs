import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Calls `onGone` when the npm that runs this script is gone. npm passes a
 * Ctrl-C on, but a SIGTERM only reaches the shell between, a SIGKILL nobody.
 */
export function watchRunner(onGone) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') {
    return;
  }
  const parent = process.ppid;
  const runner = runnerBehind(parent);
  const timer = setInterval(() => {
    if (process.ppid !== parent || !isAlive(runner)) {
      clearInterval(timer);
      onGone();
    }
  }, 500);
  timer.unref();
}

/** npm starts a script through a shell, which some systems' shells replace by the script. */
function runnerBehind(parent) {
  const { name, ppid } = processInfo(parent) ?? {};
  return /^-?(ba|da|k|z)?sh$/.test(name) ? ppid : parent;
}

function processInfo(pid) {
  if (process.platform === 'linux') {
    const [, name, rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').match(
      /\((.*)\) . (\d+)/s,
    );
    return { name, ppid: Number(rest) };
  }
  const { stdout } = spawnSync(
    'ps',
    ['-o', 'ppid=,ucomm=', '-p', String(pid)],
    {
      encoding: 'utf8',
    },
  );
  const [, ppid, name] = stdout?.match(/(\d+)\s+(\S+)/) ?? [];
  return name && { name, ppid: Number(ppid) };
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
