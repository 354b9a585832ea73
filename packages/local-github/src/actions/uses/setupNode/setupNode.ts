import { join } from 'node:path';
import { maxSatisfying, satisfies } from 'semver';
import { findProgram } from '../../steps/findProgram';
import { ActionRun } from '../ActionRun';
import { fetchNode } from './fetchNode';
import { InstalledNode, nodesHere } from './nodesHere';
import { useNpmCache } from './npmCache';
import { useRegistry } from './npmRegistry';
import { readVersionFile } from './readVersionFile';
import { toolVersion } from './toolVersion';
import { useNode } from './useNode';
import { versionRange } from './versionRange';

/**
 * `actions/setup-node`: puts a Node on the PATH that satisfies the version.
 * The newest on this machine that does is taken, else one fetched from npm.
 */
export async function setupNode(run: ActionRun): Promise<void> {
  const version = await versionOf(run);
  if (version !== undefined) {
    await useNode(run, await findNode(run, version));
  }
  await describeTools(run);
  const registry = run.inputs.text('registry-url');
  if (registry !== undefined) {
    await useRegistry(run, registry);
  }
  await useNpmCache(run);
}

async function versionOf({
  inputs,
  step,
  reporter,
}: ActionRun): Promise<string | undefined> {
  const version = inputs.text('node-version');
  const file = inputs.text('node-version-file');
  if (version !== undefined && file !== undefined) {
    reporter.warning(
      'Both node-version and node-version-file inputs are specified, only node-version will be used',
    );
  }
  if (version !== undefined || file === undefined) {
    return version;
  }
  const path = join(step.workspace, file);
  const found = await readVersionFile(path);
  if (found === undefined) {
    reporter.warning(
      `Could not determine node version from ${path}. Falling back`,
    );
  } else {
    reporter.line(`Resolved ${file} as ${found}`);
  }
  return found;
}

async function findNode(
  run: ActionRun,
  version: string,
): Promise<InstalledNode> {
  const { inputs, reporter, step } = run;
  const { range, isNewest } = versionRange(version);
  const here = await nodesHere(step.toolCache, run.env.PATH);
  const fitting = here.filter(node => satisfies(node.version, range));
  const newest = maxSatisfying(
    fitting.map(node => node.version),
    range,
  );
  const found = fitting.find(node => node.version === newest);
  const wantsLatest =
    isNewest || inputs.flag('check-latest', { byDefault: false });
  if (found && !wantsLatest) {
    reporter.line(`Found Node ${found.version} at ${found.path}`);
    return found;
  }

  reporter.line(`Fetching Node ${version} from the npm registry...`);
  try {
    return await fetchNode(run, range);
  } catch (error) {
    const list = here.map(node => `${node.version} (${node.path})`).join(', ');
    reporter.error(
      `Unable to find Node version '${version}' for platform ${process.platform} and architecture ${process.arch}. On this machine: ${list}. From the npm registry none could be fetched`,
    );
    throw error;
  }
}

async function describeTools(run: ActionRun): Promise<void> {
  const { reporter, state } = run;
  reporter.group('Environment details');
  for (const tool of ['node', 'npm', 'yarn']) {
    const program = await findProgram(tool, run.env.PATH);
    const version =
      program &&
      (await toolVersion(program, { env: run.env, cwd: run.step.workspace }));
    reporter.line(`${tool}: ${version ?? ''}`);
    if (tool === 'node') {
      state.outputs.set('node-version', version ?? '');
    }
  }
  reporter.endGroup();
}
