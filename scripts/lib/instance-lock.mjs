import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from './problem.mjs';

/** Two portals on one state folder would spoil it: the second is told about the first. */
export function lockInstance(file, { url }) {
  mkdirSync(dirname(file), { recursive: true });
  const holder = readHolder(file);
  if (holder && isAlive(holder.pid)) {
    throw new Problem(
      `Wheelhouse is already running here (process ${holder.pid}, ${holder.url}).`,
      `Use that one or stop it first. For a second one beside it set WHEELHOUSE_DATA to another folder, and PORTAL_PORT and LOCAL_GITHUB_PORT to free ports. If process ${holder.pid} is something else, remove ${file}.`,
    );
  }
  writeFileSync(file, JSON.stringify({ pid: process.pid, url }));
  process.once('exit', () => rmSync(file, { force: true }));
}

function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
