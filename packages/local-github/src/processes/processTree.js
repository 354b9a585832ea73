// Plain JavaScript: the keeper runs in a Node of its own, without a transpiler.
const { execFileSync } = require('node:child_process');
const { readdirSync, readFileSync } = require('node:fs');

/**
 * @typedef {{ pid: number; parent: number; group: number; session: number; isMarked: boolean }} Entry
 */

/**
 * All processes of the machine that are more than a zombie.
 *
 * @param {string} marker - `NAME=value` that is looked for in their environments
 * @returns {Entry[]}
 */
function listProcesses(marker) {
  return process.platform === 'linux' ? readProc(marker) : runPs();
}

/** @param {string} marker */
function readProc(marker) {
  const entries = [];
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) {
      continue;
    }
    const stat = readIfThere(`/proc/${pid}/stat`);
    // The name before it is in brackets and may hold anything.
    const [state, ...numbers] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ');
    if (state === '' || state === 'Z' || state === 'X') {
      continue;
    }
    const [parent, group, session] = numbers.map(Number);
    const environment = readIfThere(`/proc/${pid}/environ`);
    const isMarked = `\0${environment}\0`.includes(`\0${marker}\0`);
    entries.push({ pid, parent, group, session, isMarked });
  }
  return entries;
}

/** What has ended meanwhile, or belongs to somebody else, reads as empty. */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Without /proc there is no session and no environment to go by. */
function runPs() {
  const output = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,state='], {
    encoding: 'utf8',
    env: { PATH: '/bin:/usr/bin' },
  });
  return output
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .filter(([, , , state]) => !state.startsWith('Z'))
    .map(([pid, parent, group]) => ({
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      session: Number.NaN,
      isMarked: false,
    }));
}

/**
 * What is left of a command: its process group and session, whatever carries
 * its marker, and the descendants of all these. A process escapes only by
 * leaving the session *and* clearing its environment *and* losing its parent;
 * where there is no /proc, by leaving the group and losing its parent.
 *
 * @param {{ leader: number; marker: string }} command
 * @returns {number[]} pids
 */
function findProcessTree({ leader, marker }) {
  const entries = listProcesses(marker);
  const tree = new Set(
    entries
      .filter(
        ({ pid, group, session, isMarked }) =>
          pid === leader || group === leader || session === leader || isMarked,
      )
      .map(({ pid }) => pid),
  );
  let found = -1;
  while (found < tree.size) {
    found = tree.size;
    for (const { pid, parent } of entries) {
      if (tree.has(parent)) {
        tree.add(pid);
      }
    }
  }
  tree.delete(process.pid);
  return [...tree];
}

module.exports = { findProcessTree };
