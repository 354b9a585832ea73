// Runs in a process of its own between us and a command: startTethered.ts says
// why. It is told what to run on descriptor 3, and ends the command with all
// that came of it when that descriptor closes, which the kernel sees to however
// our process ends. Plain JavaScript: there is no transpiler where it runs.
const { spawn } = require('node:child_process');
const { closeSync } = require('node:fs');
const { Socket } = require('node:net');
const { createInterface } = require('node:readline');
const { setTimeout: wait } = require('node:timers/promises');
const { findProcessTree } = require('./processTree');

const LIFELINE = 3;
const STDOUT = 4;
const STDERR = 5;
const STDIN = 6;

/** How long descendants have between SIGTERM and SIGKILL when our process is gone. */
const ORPHAN_GRACE_MS = 3_000;
/** After which SIGKILL will not help any more: stuck in the kernel, or not ours. */
const GIVE_UP_MS = 5_000;
const LOOK_AGAIN_MS = 50;

const lifeline = new Socket({ fd: LIFELINE });
let command;
let hasExited = false;
let ending;
let killAt = Infinity;

function tell(message) {
  if (lifeline.writable) {
    lifeline.write(`${JSON.stringify(message)}\n`);
  }
}

function start({ program, args, cwd, env, hasInput, marker }) {
  let child;
  try {
    child = spawn(program, args, {
      cwd,
      env,
      detached: true,
      stdio: [hasInput ? STDIN : 'ignore', STDOUT, STDERR],
    });
  } catch (error) {
    fail(error);
    return;
  }
  if (child.pid !== undefined) {
    command = { leader: child.pid, marker };
  }
  // Held open here, they would keep the readers waiting for an end.
  closeSync(STDOUT);
  closeSync(STDERR);
  child.on('error', fail);
  child.on('spawn', () => tell({ pid: child.pid }));
  child.on('exit', (code, signal) => {
    hasExited = true;
    tell({ exit: { code: code ?? undefined, signal: signal ?? undefined } });
    if (findProcessTree(command).length === 0) {
      finish();
    }
  });
}

function fail({ message }) {
  tell({ failed: { message } });
  lifeline.end();
}

function finish() {
  tell({ ended: true });
  lifeline.end();
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself, or is not ours to end.
  }
}

async function endTree() {
  for (const pid of findProcessTree(command)) {
    send(pid, 'SIGTERM');
  }
  for (;;) {
    const left = findProcessTree(command);
    const overdueMs = Date.now() - killAt;
    const isOver = hasExited && left.length === 0;
    if (isOver || overdueMs > GIVE_UP_MS) {
      return;
    }
    if (overdueMs >= 0) {
      left.forEach(pid => send(pid, 'SIGKILL'));
    }
    await wait(LOOK_AGAIN_MS);
  }
}

/** Asked again, it ends sooner, never later. */
function end(graceMs) {
  killAt = Math.min(killAt, Date.now() + graceMs);
  ending ??= endTree().then(finish);
  return ending;
}

createInterface({ input: lifeline }).on('line', line => {
  const message = JSON.parse(line);
  if (message.start) {
    start(message.start);
  } else if (message.signal && command && !hasExited) {
    send(-command.leader, message.signal);
  } else if (message.end) {
    end(message.end.graceMs);
  }
});

// 'close' follows.
lifeline.on('error', () => {});
lifeline.on('close', async () => {
  if (command) {
    await end(ORPHAN_GRACE_MS);
  }
  process.exit();
});
