import { Context } from '../context';
import { Label } from '../store/LabelStore';
import { Repository } from '../store/RepositoryStore';
import { nodeId } from './nodeId';

export function label(
  { urls }: Pick<Context, 'urls'>,
  repository: Repository,
  { id, name, color, description, isDefault }: Label,
) {
  return {
    id,
    node_id: nodeId('Label', id),
    url: urls.repositoryApi(repository, `/labels/${encodeURIComponent(name)}`),
    name,
    color,
    default: isDefault,
    description,
  };
}
