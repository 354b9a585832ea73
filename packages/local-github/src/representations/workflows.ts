import { posix } from 'node:path';
import { components } from '@octokit/openapi-types';
import { Context } from '../context';
import { Repository } from '../store/RepositoryStore';
import { Workflow } from '../store/WorkflowStore';
import { encodePath } from '../urls';
import { nodeId } from './nodeId';

export function workflowItem(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
  { id, name, path, state, createdAt, updatedAt }: Workflow,
) {
  const page = urls.repository(repository);
  return {
    id,
    node_id: nodeId('Workflow', id),
    name,
    path,
    state,
    created_at: createdAt,
    updated_at: updatedAt,
    url: urls.repositoryApi(repository, `/actions/workflows/${id}`),
    html_url: `${page}/blob/${repository.defaultBranch}/${encodePath(path)}`,
    badge_url: `${page}/actions/workflows/${encodeURIComponent(posix.basename(path))}/badge.svg`,
  } satisfies components['schemas']['workflow'];
}
