import { toTimestamp } from '../clock';
import { Context } from '../context';
import { User } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';
import { identityOf } from './identity';
import { recordPush } from './recordPush';
import { BRANCHES, NO_SHA } from './refs';

/** Begins the history of an empty repository. */
export async function commitReadme(
  context: Pick<Context, 'store' | 'git' | 'events' | 'clock'>,
  repository: Repository,
  user: User,
  text: string,
): Promise<void> {
  const objects = context.git.of(repository);
  const author = identityOf(user, toTimestamp(context.clock()));
  const treeSha = await objects.editTree(undefined, [
    {
      path: 'README.md',
      mode: '100644',
      sha: await objects.writeBlob(Buffer.from(text)),
    },
  ]);
  const after = await objects.writeCommit({
    treeSha,
    parents: [],
    author,
    committer: author,
    message: 'Initial commit',
  });
  const name = `${BRANCHES}${repository.defaultBranch}`;
  const update = { name, before: NO_SHA, after };
  await objects.updateRef(update);
  await recordPush(context, repository, user, [update]);
}
