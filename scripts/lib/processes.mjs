import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const isWindows = process.platform === 'win32';
const exitWithParent = fileURLToPath(
  new URL('exit-with-parent.cjs', import.meta.url),
);

/** What this run has started and what still lives. */
const running = new Set();

/**
 * Starts a Node script (`node`) or another program (`program`) in a process
 * group of its own: it ends with everything below it, and a Ctrl-C reaches
 * only this script.
 *
 * Its output goes line by line to `logFile` and `onLine`; without either it
 * goes straight to the terminal.
 */
export function startProcess({
  name,
  node,
  program,
  args,
  cwd,
  env = process.env,
  logFile,
  onLine,
}) {
  const isCaptured = Boolean(logFile || onLine);
  const output = isCaptured ? 'pipe' : 'inherit';
  const child = spawn(
    node ?? program,
    node ? ['--require', exitWithParent, ...args] : args,
    {
      cwd,
      env,
      stdio: ['ignore', output, output, ...(node ? ['ipc'] : [])],
      detached: !isWindows,
      windowsHide: true,
    },
  );

  const tail = [];
  const log = logFile && openLog(logFile);
  const keep = line => {
    tail.push(line);
    if (tail.length > 200) {
      tail.shift();
    }
    log?.write(`${line}\n`);
    onLine?.(line);
  };
  if (isCaptured) {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', keep);
    }
  }

  const handle = { name, logFile, tail, pid: child.pid, isStopping: false };
  handle.exited = new Promise(resolve => {
    const settle = outcome => {
      running.delete(handle);
      if (log && !log.destroyed) {
        log.end(() => resolve(outcome));
      } else {
        resolve(outcome);
      }
    };
    child.once('error', error => settle({ code: 1, error }));
    child.once('close', (code, signal) => settle({ code, signal }));
  });
  running.add(handle);
  return handle;
}

/** Runs a process to its end. Once this run is ending, nobody hears about it. */
export async function runProcess(options) {
  const handle = startProcess(options);
  const { code, error } = await handle.exited;
  if (handle.isStopping) {
    return new Promise(() => {});
  }
  return {
    succeeded: code === 0,
    output: error ? error.message : handle.tail.join('\n'),
  };
}

/** Asks all to end, and ends those that have not within `graceMs`. */
export async function stopAll(graceMs = 10_000) {
  const handles = [...running].reverse();
  for (const handle of handles) {
    handle.isStopping = true;
    signalTree(handle.pid, 'SIGTERM');
  }
  const timer = setTimeout(killAll, graceMs);
  await Promise.all(handles.map(({ exited }) => exited));
  clearTimeout(timer);
  for (const { pid } of handles) {
    // Whoever outlived the leader of its group.
    signalTree(pid, 'SIGKILL');
  }
}

/** Ends all at once. */
export function killAll() {
  for (const handle of running) {
    handle.isStopping = true;
    signalTree(handle.pid, 'SIGKILL');
  }
}

function signalTree(pid, signal) {
  if (pid === undefined) {
    return;
  }
  if (isWindows) {
    // Windows knows no signals between processes without a shared console.
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}

function openLog(path) {
  mkdirSync(dirname(path), { recursive: true });
  const log = createWriteStream(path);
  // A full disk: whoever is logged will meet it too, and is heard about it.
  log.on('error', () => {});
  return log;
}
