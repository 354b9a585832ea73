import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { ActionRun } from '../ActionRun';
import { Git } from './Git';
import { persistCredentials, removeCredentials } from './credentials';
import {
  allRefSpecs,
  checkoutArguments,
  isVerified,
  refSpecs,
  remoteRef,
  Target,
} from './refs';

/** Git without the configuration of the machine and of whoever started us. */
const GIT_ENV = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
  GIT_TERMINAL_PROMPT: '0',
};

/**
 * `actions/checkout`, from the bare repository on disk. Its `origin` is the
 * repository's address on the local GitHub.
 */
export async function checkout(run: ActionRun): Promise<void> {
  const { step, inputs, reporter, state } = run;
  const { repository } = step;
  const named = inputs.text('repository') ?? repository.fullName;
  if (named.toLowerCase() !== repository.fullName.toLowerCase()) {
    throw new Error(
      `Only the workflow's own repository, ${repository.fullName}, can be checked out locally: 'repository' is '${named}'`,
    );
  }
  const folder = folderOf(run);
  const options = { cwd: folder, env: GIT_ENV };
  const git: Git = {
    run: args => run.command('git', args, options),
    ask: args => run.query('git', args, options),
  };
  await mkdir(folder, { recursive: true });
  const target = await targetOf(run, git);
  const inGroup = async (title: string, work: () => Promise<unknown>) => {
    reporter.group(title);
    await work();
    reporter.endGroup();
  };

  reporter.line(`Syncing repository: ${repository.fullName}`);
  const url = `${repository.serverUrl}/${repository.fullName}`;
  if (!(await isCheckoutOf(url, folder, git))) {
    await empty(folder);
    await inGroup('Initializing the repository', async () => {
      const branch = `init.defaultBranch=${repository.defaultBranch}`;
      await git.run(['-c', branch, 'init', folder]);
      await git.ask(['remote', 'add', 'origin', url]);
      await git.ask(['config', '--local', 'gc.auto', '0']);
    });
  } else if (inputs.flag('clean', { byDefault: true })) {
    await inGroup('Cleaning the repository', async () => {
      await git.run(['clean', '-ffdx']);
      await git.run(['reset', '--hard', 'HEAD']);
    });
  }

  await removeCredentials(folder, git);
  if (inputs.flag('persist-credentials', { byDefault: true })) {
    await inGroup('Setting up auth', () =>
      persistCredentials(run, folder, git),
    );
  }
  await inGroup('Fetching the repository', () =>
    fetchTarget(run, target, folder, git),
  );
  await inGroup('Checking out the ref', async () => {
    await git.run(['checkout', '--force', ...checkoutArguments(target)]);
  });

  const [commit] = await git.ask(['log', '-1', '--format=%H']);
  reporter.line(`Checked out ${commit}`);
  state.outputs.set('ref', inputs.text('ref') ?? step.ref);
  state.outputs.set('commit', commit);
}

function folderOf({ step, inputs }: ActionRun): string {
  const folder = resolve(step.workspace, inputs.text('path') ?? '.');
  if (!`${folder}${sep}`.startsWith(`${step.workspace}${sep}`)) {
    throw new Error(
      `Repository path '${folder}' is not under '${step.workspace}'`,
    );
  }
  return folder;
}

async function targetOf(
  { step, inputs }: ActionRun,
  git: Git,
): Promise<Target> {
  const ref = inputs.text('ref');
  if (ref === undefined) {
    return { ref: step.ref, commit: step.sha };
  }
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(ref)) {
    return { commit: ref };
  }
  if (ref.startsWith('refs/')) {
    return { ref };
  }
  // A short name is a branch's, or else a tag's.
  const candidates = [`refs/heads/${ref}`, `refs/tags/${ref}`];
  const found = await git.ask([
    `--git-dir=${step.repository.gitDir}`,
    'for-each-ref',
    '--format=%(refname)',
    ...candidates,
  ]);
  const full = candidates.find(candidate => found.includes(candidate));
  if (full === undefined) {
    throw new Error(
      `A branch or tag with the name '${ref}' could not be found`,
    );
  }
  return { ref: full };
}

async function isCheckoutOf(
  url: string,
  folder: string,
  git: Git,
): Promise<boolean> {
  if (!existsSync(join(folder, '.git', 'config'))) {
    return false;
  }
  const entries = await git.ask(['config', '--local', '--list']);
  return entries.includes(`remote.origin.url=${url}`);
}

async function empty(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function fetchTarget(
  { step, inputs }: ActionRun,
  target: Target,
  folder: string,
  git: Git,
): Promise<void> {
  const depth = readDepth(inputs.text('fetch-depth'));
  const isShallow = existsSync(join(folder, '.git', 'shallow'));
  const reach = depth > 0 ? [`--depth=${depth}`] : [];
  const fetch = (specs: string[]) =>
    git.run([
      ...['-c', 'protocol.version=2', 'fetch', '--no-tags', '--prune'],
      '--no-recurse-submodules',
      ...(inputs.flag('show-progress', { byDefault: false })
        ? ['--progress']
        : ['--quiet']),
      ...(depth === 0 && isShallow ? ['--unshallow'] : reach),
      step.repository.gitDir,
      ...specs,
    ]);
  const fetchesTags = inputs.flag('fetch-tags', { byDefault: false });
  const specs = refSpecs(target, { fetchesTags });

  await fetch(depth > 0 ? specs : allRefSpecs(target));
  if (depth === 0 && !(await isAtCommit(target, git))) {
    // Somebody pushed to the branch since: what all branches are at is not it.
    await fetch(specs);
  }
  if (!(await isAtCommit(target, git))) {
    throw new Error(
      `The ref '${target.ref}' does not point to the expected commit '${target.commit}'. The ref may have been updated after the workflow was triggered.`,
    );
  }
}

function readDepth(text: string | undefined): number {
  const depth = Math.floor(Number(text ?? '1'));
  return depth > 0 ? depth : 0;
}

async function isAtCommit(target: Target, git: Git): Promise<boolean> {
  if (!isVerified(target) || target.ref === undefined) {
    return true;
  }
  const ref = remoteRef(target.ref);
  const [entry] = await git.ask([
    'for-each-ref',
    '--format=%(objectname)',
    ref,
  ]);
  if (entry === undefined) {
    return false;
  }
  const [commit] = await git.ask(['rev-parse', `${ref}^{commit}`]);
  return commit === target.commit;
}
