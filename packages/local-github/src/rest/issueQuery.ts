import { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { Context } from '../context';
import { validationFailed } from '../http/ApiError';
import { parseQuery } from '../http/parseQuery';
import { toTimestamp } from '../clock';
import { User } from '../store/AccountStore';
import { IssueFilter, IssueOrder } from '../store/issueFilter';
import { Repository } from '../store/RepositoryStore';

const listQuery = z.object({
  state: z.enum(['open', 'closed', 'all']).default('open'),
  labels: z.string().default(''),
  assignee: z.string().optional(),
  creator: z.string().optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  sort: z.enum(['created', 'updated', 'comments']).default('created'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  milestone: unserved('milestone'),
  mentioned: unserved('mentioned'),
  type: unserved('type'),
});

/** What a list of issues is to hold, and in which order. */
export async function readIssueQuery(
  { store }: Context,
  c: HonoContext,
  { id }: Repository,
): Promise<{ filter: IssueFilter; order: IssueOrder }> {
  const query = parseQuery(c, 'Issue', listQuery);
  const { sort, direction, state, since, assignee, creator } = query;
  const find = async (field: string, login: string): Promise<User> => {
    const user = await store.accounts.findUser(login);
    if (!user) {
      throw validationFailed({ resource: 'Issue', field, code: 'invalid' });
    }
    return user;
  };
  const findAssignee = async (login: string) => {
    if (login === '*' || login === 'none') {
      return login === '*' ? 'anybody' : 'nobody';
    }
    return { userId: (await find('assignee', login)).id };
  };
  const labels = query.labels.split(',').map(name => name.trim());
  return {
    filter: {
      repositoryId: id,
      ...(state !== 'all' && { state }),
      ...(since && { since: toTimestamp(new Date(since)) }),
      labels: labels.filter(Boolean),
      ...(assignee && { assignee: await findAssignee(assignee) }),
      ...(creator && { authorId: (await find('creator', creator)).id }),
    },
    order: { sort, direction },
  };
}

/** A filter that would be a lie if it were passed over. */
function unserved(name: string) {
  return z.undefined(`${name} is not available on the local GitHub`).optional();
}
