import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

/** Who listens on a port, as `name (process 123)`, where the system tells cheaply. */
export function holderOf(port) {
  try {
    return process.platform === 'linux' ? fromProc(port) : fromLsof(port);
  } catch {
    // Only a courtesy: the message does without.
    return undefined;
  }
}

function fromProc(port) {
  const sockets = new Set(
    ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(table =>
      readFileSync(table, 'utf8')
        .split('\n')
        .map(line => line.trim().split(/\s+/))
        .filter(
          ([, local, , state]) =>
            state === '0A' && parseInt(local.split(':')[1], 16) === port,
        )
        .map(fields => `socket:[${fields[9]}]`),
    ),
  );
  const pid = readdirSync('/proc').find(
    name =>
      /^\d+$/.test(name) && openFiles(name).some(file => sockets.has(file)),
  );
  return pid && describe(readFileSync(`/proc/${pid}/comm`, 'utf8'), pid);
}

function openFiles(pid) {
  try {
    const folder = `/proc/${pid}/fd`;
    return readdirSync(folder).map(name => readlinkSync(`${folder}/${name}`));
  } catch {
    // Another user's process, or one that just ended.
    return [];
  }
}

function fromLsof(port) {
  const { stdout } = spawnSync(
    'lsof',
    ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'],
    { encoding: 'utf8' },
  );
  const [, pid] = stdout?.match(/^p(\d+)$/m) ?? [];
  const [, name] = stdout?.match(/^c(.+)$/m) ?? [];
  return pid && describe(name, pid);
}

function describe(name, pid) {
  return `${name.trim()} (process ${pid})`;
}
