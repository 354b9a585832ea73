import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findNpm } from './npm.mjs';
import { findOnPath } from './path-lookup.mjs';
import { Problem } from './problem.mjs';
import { runProcess } from './processes.mjs';
import { toolchain } from './workspace.mjs';

const registry = 'https://registry-1.docker.io/v2/';

/** What `node:24-slim` is made from, too. */
const suite = 'bookworm';

const certificates = '/etc/ssl/certs/ca-certificates.crt';

/**
 * An OCI archive that takes the place of Node's official image where no
 * registry can be reached: Debian's packages, the Node of this machine, npm,
 * and the user `node`. `undefined` where the real one can be had.
 */
export async function provideStandInImage({ node, env, progress, logFile }) {
  if (await isReachable(registry)) {
    return undefined;
  }
  const archive = join(toolchain, `stand-in-${suite}-node-${node.version}.tar`);
  if (!existsSync(archive)) {
    await progress.step('Making a base image, since no registry answers', () =>
      make({ archive, node, env, logFile }),
    );
  }
  return archive;
}

async function isReachable(url) {
  try {
    await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return true;
  } catch {
    return false;
  }
}

async function make({ archive, node, env, logFile }) {
  if (!findOnPath('mmdebstrap', env)) {
    throw new Problem(
      'No image registry answers, and mmdebstrap, which makes a base image from Debian packages, is not installed.',
      'Install mmdebstrap, or mend the connection to registry-1.docker.io.',
    );
  }
  const work = mkdtempSync(join(tmpdir(), 'stand-in-image-'));
  const run = (program, ...args) =>
    succeed({ name: 'base image', program, args, env, logFile });
  try {
    const files = join(work, 'files.tar');
    await run('mmdebstrap', ...debian({ node, env, work }), suite, files);

    const made = join(work, 'image.tar');
    writeFileSync(
      join(work, 'Dockerfile'),
      [
        'FROM scratch',
        'ADD files.tar /',
        'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        ...(existsSync(certificates)
          ? [`ENV NODE_EXTRA_CA_CERTS=${certificates}`]
          : []),
        'CMD ["node"]',
        '',
      ].join('\n'),
    );
    await run(
      'buildah',
      ...['--root', join(work, 'root'), '--runroot', join(work, 'run')],
      ...['--storage-driver', 'vfs', 'build', '--isolation', 'chroot'],
      ...['--tag', `oci-archive:${made}`, work],
    );
    mkdirSync(dirname(archive), { recursive: true });
    // Beside its place first: a copy that was cut short must not stand there.
    await run('cp', made, `${archive}.part`);
    renameSync(`${archive}.part`, archive);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Debian's essential packages and what Node needs, with Node put in. */
function debian({ node, env, work }) {
  const npm = findNpm({ env });
  if (!npm) {
    throw new Problem(
      'npm is needed for a base image, and it is not on the PATH.',
      'Install Node.js with npm from https://nodejs.org.',
    );
  }
  const account = join(work, 'account.sh');
  writeFileSync(
    account,
    [
      'set -eu',
      `echo 'node:x:1000:1000::/home/node:/bin/sh' >> "$1/etc/passwd"`,
      `echo 'node:x:1000:' >> "$1/etc/group"`,
      'mkdir -p "$1/home/node" "$1/usr/local/lib/node_modules"',
      'chown 1000:1000 "$1/home/node"',
      `cp "${node.path}" "$1/usr/local/bin/node"`,
      `cp -r "${dirname(dirname(npm))}" "$1/usr/local/lib/node_modules/npm"`,
      'ln -s ../lib/node_modules/npm/bin/npm-cli.js "$1/usr/local/bin/npm"',
      // Whom this machine trusts: it may reach the package registry its own way.
      `[ ! -e "${certificates}" ] || install -D "${certificates}" "$1${certificates}"`,
      '',
    ].join('\n'),
  );
  const leftOut = ['doc', 'locale', 'man'].map(
    folder => `--dpkgopt=path-exclude=/usr/share/${folder}/*`,
  );
  return [
    ...['--variant=essential', '--include=libstdc++6', ...leftOut],
    `--customize-hook=sh "${account}" "$1"`,
  ];
}

async function succeed(command) {
  const { succeeded, output } = await runProcess(command);
  if (!succeeded) {
    throw new Problem(
      `The base image could not be made:\n${output}`,
      `The whole log is ${command.logFile}.`,
    );
  }
}
