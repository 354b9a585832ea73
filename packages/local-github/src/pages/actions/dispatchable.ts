import { loadWorkflow } from '../../actions/workflow/loadWorkflow';
import { InputDefinition } from '../../actions/workflow/Workflow';
import { Context } from '../../context';
import { includes } from '../../auth/permissions';
import { GitRepository } from '../../git/GitRepository';
import { Workflow } from '../../store/WorkflowStore';
import { Visit } from '../visit';

/**
 * What a workflow asks of whoever starts it by hand; nothing where it cannot be
 * started so, or not by the viewer.
 */
export async function dispatchInputsOf(
  { viewer, permission, repository, objects }: Visit,
  { path, state }: Workflow,
): Promise<InputDefinition[] | undefined> {
  if (!viewer || !includes(permission, 'push') || state !== 'active') {
    return undefined;
  }
  const commit = await objects.resolveCommit(repository.defaultBranch);
  const read = (file: string) => readText(objects, commit, file);
  if ((await read(path)) === undefined) {
    return undefined;
  }
  const { workflow } = await loadWorkflow({ path, read });
  return workflow?.triggers.workflow_dispatch?.inputs;
}

async function readText(
  objects: GitRepository,
  commit: string | undefined,
  path: string,
): Promise<string | undefined> {
  const entry = commit && (await objects.findEntry(commit, path));
  const object =
    entry && entry.type === 'blob' && (await objects.readObject(entry.sha));
  return object ? object.content.toString('utf8') : undefined;
}

export async function environmentNames(
  { store }: Pick<Context, 'store'>,
  { repository }: Visit,
): Promise<string[]> {
  const environments = await store.environments.list(repository.id);
  return environments.map(({ name }) => name);
}
