import { Context } from '../context';
import { readWorkflowFiles } from './workflowFiles';
import { Repository } from '../store/RepositoryStore';
import { Workflow } from '../store/WorkflowStore';

/**
 * The workflows of a repository: those on its default branch, run or not, and
 * those that ran from elsewhere or whose file is gone since.
 */
export async function knownWorkflows(
  { store, git }: Pick<Context, 'store' | 'git'>,
  repository: Repository,
): Promise<Workflow[]> {
  const objects = git.of(repository);
  const commit = await objects.resolveCommit(repository.defaultBranch);
  const files = commit ? await readWorkflowFiles(objects, commit) : [];
  const present = new Set<number>();
  for (const { path, workflow } of files) {
    const { id } = await store.workflows.record(repository.id, {
      path,
      name: workflow?.name ?? path,
    });
    present.add(id);
  }
  const all = await store.workflows.list(repository.id);
  const hasRuns = await Promise.all(
    all.map(async ({ id }) =>
      present.has(id)
        ? true
        : (await store.workflowRuns.count({
            repositoryId: repository.id,
            workflowId: id,
          })) > 0,
    ),
  );
  return all.filter((_, index) => hasRuns[index]);
}
