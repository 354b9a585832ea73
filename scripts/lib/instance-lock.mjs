import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readJsonFile } from './json-file.mjs';
import { Problem } from './problem.mjs';

/** Two portals on one state folder would spoil it: the second is told about the first. */
export function lockInstance(file, { url }) {
  mkdirSync(dirname(file), { recursive: true });
  const holder = readJsonFile(file);
  if (holder && isAlive(holder.pid)) {
    throw new Problem(
      `Wheelhouse is already running here (process ${holder.pid}, ${holder.url}).`,
      `Use that one or stop it first. For a second one beside it set WHEELHOUSE_DATA to another folder, and PORTAL_PORT and LOCAL_GITHUB_PORT to free ports. If process ${holder.pid} is something else, remove ${file}.`,
    );
  }
  writeFileSync(file, JSON.stringify({ pid: process.pid, url }));
  process.once('exit', () => rmSync(file, { force: true }));
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
