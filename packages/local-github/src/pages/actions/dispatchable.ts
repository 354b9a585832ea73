import { InputDefinition } from '../../actions/workflow/Workflow';
import { Context } from '../../context';
import { includes } from '../../auth/permissions';
import { Workflow } from '../../store/WorkflowStore';
import { Visit } from '../visit';

/**
 * What a workflow asks of whoever starts it by hand; nothing where it cannot be
 * started so, or not by the viewer.
 */
export async function dispatchInputsOf(
  { actions }: Pick<Context, 'actions'>,
  { viewer, permission, repository, objects }: Visit,
  { path, state }: Workflow,
): Promise<InputDefinition[] | undefined> {
  if (!viewer || !includes(permission, 'push') || state !== 'active') {
    return undefined;
  }
  const commit = await objects.resolveCommit(repository.defaultBranch);
  const loaded =
    commit && (await actions.readWorkflow(repository, commit, path));
  return loaded
    ? loaded.workflow?.triggers.workflow_dispatch?.inputs
    : undefined;
}

export async function environmentNames(
  { store }: Pick<Context, 'store'>,
  { repository }: Visit,
): Promise<string[]> {
  const environments = await store.environments.list(repository.id);
  return environments.map(({ name }) => name);
}
