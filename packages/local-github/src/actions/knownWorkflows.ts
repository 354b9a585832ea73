import { Context } from '../context';
import { Repository } from '../store/RepositoryStore';
import { Workflow } from '../store/WorkflowStore';
import { readWorkflowFiles } from './workflowFiles';

/**
 * The workflows of a repository: those on its default branch, run or not, and
 * those that ran from elsewhere or whose file is gone since.
 */
export async function knownWorkflows(
  { store, git }: Pick<Context, 'store' | 'git'>,
  repository: Repository,
): Promise<Workflow[]> {
  const { workflows, workflowRuns } = store;
  const repositoryId = repository.id;
  const objects = git.of(repository);
  const commit = await objects.resolveCommit(repository.defaultBranch);
  const files = commit ? await readWorkflowFiles(objects, commit) : [];

  const recorded = await workflows.list(repositoryId);
  for (const { path, name } of files) {
    if (!recorded.some(each => each.path === path && each.name === name)) {
      await workflows.record(repositoryId, { path, name });
    }
  }
  const known: Workflow[] = [];
  for (const workflow of await workflows.list(repositoryId)) {
    const isPresent = files.some(({ path }) => path === workflow.path);
    const ran = { repositoryId, workflowId: workflow.id };
    if (isPresent || (await workflowRuns.count(ran)) > 0) {
      known.push(workflow);
    }
  }
  return known;
}
