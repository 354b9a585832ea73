import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runProcess, startProcess, stopAll } from './processes.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const node = process.execPath;

/** Starts a child of its own, says who it is, and stays. */
const familyOfTwo = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
  console.log(child.pid);
  setInterval(() => {}, 1000);
`;

test('a process is run to its end, its output kept', async () => {
  const result = await runProcess({
    name: 'greeting',
    node,
    args: ['--eval', 'console.log("hello"); process.exitCode = 3'],
    onLine: () => {},
  });
  assert.deepEqual(result, { succeeded: false, output: 'hello' });
});

test('a program that is not there fails, it does not throw', async () => {
  const { succeeded, output } = await runProcess({
    name: 'nothing',
    program: 'no-such-program',
    args: [],
    onLine: () => {},
  });
  assert.equal(succeeded, false);
  assert.match(output, /ENOENT/);
});

test('the log file holds all of it', async t => {
  const logFile = join(temporaryFolder(t), 'logs', 'greeting.log');
  await runProcess({
    name: 'greeting',
    node,
    args: ['--eval', 'console.log("to say"); console.error("to complain")'],
    logFile,
  });
  const log = readFileSync(logFile, 'utf8');
  assert.match(log, /to say/);
  assert.match(log, /to complain/);
});

test('what a process forks waits for messages as ever', async t => {
  const file = join(temporaryFolder(t), 'forking.cjs');
  writeFileSync(
    file,
    `
    const { fork } = require('node:child_process');
    if (process.argv[2] === 'child') {
      process.on('message', () => process.exit(7));
    } else {
      const child = fork(__filename, ['child']);
      setTimeout(() => child.send('go'), 300);
      child.on('exit', code => console.log('child exited with', code));
    }
    `,
  );
  const { output } = await runProcess({
    name: 'forking',
    node,
    args: [file],
    onLine: () => {},
  });
  assert.equal(output, 'child exited with 7');
});

test('stopping takes the children of children along', async () => {
  let grandchild;
  const parent = await new Promise(resolve => {
    const handle = startProcess({
      name: 'family',
      node,
      args: ['--eval', familyOfTwo],
      onLine: line => {
        grandchild = Number(line);
        resolve(handle);
      },
    });
  });
  await stopAll();
  await parent.exited;
  await untilGone(grandchild);
});

test('when the script is killed, nothing it started stays', async t => {
  const folder = temporaryFolder(t);
  const marker = join(folder, 'child.log');
  const script = `
    import { startProcess } from ${JSON.stringify(
      new URL('processes.mjs', import.meta.url).href,
    )};
    const { pid } = startProcess({
      name: 'family',
      node: process.execPath,
      args: ['--eval', ${JSON.stringify(familyOfTwo)}],
      logFile: ${JSON.stringify(marker)},
      onLine: line => console.log(pid + ' ' + line),
    });
  `;
  const family = await new Promise(resolve => {
    const handle = startProcess({
      name: 'script',
      node,
      args: ['--input-type=module', '--eval', script],
      onLine: line => resolve({ handle, pids: line.split(' ').map(Number) }),
    });
  });
  process.kill(family.handle.pid, 'SIGKILL');
  await Promise.all(family.pids.map(untilGone));
  assert.ok(existsSync(marker));
});

/** Waits; the test runner's own time limit ends a wait in vain. */
async function untilGone(pid) {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch (error) {
      assert.equal(error.code, 'ESRCH');
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
