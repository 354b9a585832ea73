import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

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
  return pid && describe(programOf(pid), pid);
}

/** The first word of its command line: threads rename what `comm` tells. */
function programOf(pid) {
  const [program] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  return basename(program);
}

function openFiles(pid) {
  const folder = `/proc/${pid}/fd`;
  // What another user holds is hidden, and what was closed meanwhile is gone.
  const attempt = (read, otherwise) => {
    try {
      return read();
    } catch {
      return otherwise;
    }
  };
  return attempt(() => readdirSync(folder), []).map(name =>
    attempt(() => readlinkSync(`${folder}/${name}`)),
  );
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
  return `${name} (process ${pid})`;
}
