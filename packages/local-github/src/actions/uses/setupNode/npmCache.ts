import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFiles } from '../../expressions/hashFiles';
import { ActionRun } from '../ActionRun';

const LOCK_FILES = ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock'];

/**
 * On GitHub a job restores npm's downloads from the cache of the repository,
 * and saves them. Here npm keeps them in the user's own cache from job to job,
 * so that there is nothing to move; only what a workflow sees of it is done.
 */
export async function useNpmCache(run: ActionRun): Promise<void> {
  if (!(await isCacheWanted(run))) {
    return;
  }
  const { inputs, step, state, reporter } = run;
  const paths = inputs.text('cache-dependency-path');
  const hash = await hashFiles(step.workspace, [
    paths ?? lockFile(step.workspace),
  ]);
  if (hash === '') {
    throw new Error(
      'Some specified paths were not resolved, unable to cache dependencies.',
    );
  }
  const [folder] = await run.query('npm', ['config', 'get', 'cache']);
  const key = `node-cache-${step.variables.RUNNER_OS}-${process.arch}-npm-${hash}`;
  const isThere = existsSync(join(folder, '_cacache'));
  state.outputs.set('cache-primary-key', key);
  state.outputs.set('cache-hit', String(isThere));
  if (isThere) {
    state.outputs.set('cache-matched-key', key);
  }
  reporter.line(
    `npm keeps its downloads in ${folder} on this machine: nothing has to be restored or saved`,
  );
}

async function isCacheWanted({ inputs, step }: ActionRun): Promise<boolean> {
  if (inputs.text('cache') !== undefined) {
    return true;
  }
  if (!inputs.flag('package-manager-cache', { byDefault: true })) {
    return false;
  }
  return usesNpm(
    await readFile(join(step.workspace, 'package.json'), 'utf8').catch(
      () => '{}',
    ),
  );
}

/** Whether a package names npm as its package manager. */
function usesNpm(manifest: string): boolean {
  try {
    const { devEngines, packageManager } = JSON.parse(manifest);
    const names = [devEngines?.packageManager ?? []]
      .flat()
      .map(({ name }: { name?: unknown }) => name);
    return [...names, packageManager].some(
      name => typeof name === 'string' && /^\^?npm(@.*)?$/.test(name),
    );
  } catch {
    // As on GitHub: a broken package.json is npm's to complain about.
    return false;
  }
}

function lockFile(workspace: string): string {
  const found = LOCK_FILES.find(name => existsSync(join(workspace, name)));
  if (found === undefined) {
    throw new Error(
      `Dependencies lock file is not found in ${workspace}. Supported file patterns: ${LOCK_FILES}`,
    );
  }
  return found;
}
