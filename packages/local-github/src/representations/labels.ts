import { Context } from '../context';
import { Label } from '../store/IssueMarkStore';
import { Repository } from '../store/RepositoryStore';
import { nodeId } from './nodeId';

export function label(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
  { id, name, color, description }: Label,
) {
  return {
    id,
    node_id: nodeId('Label', id),
    url: urls.repositoryApi(repository, `/labels/${encodeURIComponent(name)}`),
    name,
    color,
    default: false,
    description,
  };
}
