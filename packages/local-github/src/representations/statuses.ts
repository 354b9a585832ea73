import { Context } from '../context';
import { User } from '../store/AccountStore';
import { CommitStatus } from '../store/CommitStatusStore';
import { Repository } from '../store/RepositoryStore';
import { simpleUser } from './accounts';
import { nodeId } from './nodeId';

type WithUrls = Pick<Context, 'urls'>;

/** One report on a commit, without who made it: as the combined status lists it. */
export function simpleStatus(
  { urls }: WithUrls,
  repository: Repository,
  status: CommitStatus,
  creator: User,
) {
  return {
    url: urls.repositoryApi(repository, `/statuses/${status.sha}`),
    avatar_url: urls.avatar(creator),
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
}

export function statusItem(
  context: WithUrls,
  repository: Repository,
  status: CommitStatus,
  creator: User,
) {
  return {
    ...simpleStatus(context, repository, status, creator),
    creator: simpleUser(context, creator),
  };
}
