import { Context } from '../context';
import { Commit, parseCommit } from '../git/commits';
import { readObjects } from '../git/objects';
import { Repository } from '../store/RepositoryStore';

/** A commit as runs, suites and their webhooks show it. */
export function simpleCommit({
  sha,
  treeSha,
  message,
  author,
  committer,
}: Commit) {
  return {
    id: sha,
    tree_id: treeSha,
    message,
    timestamp: committer.date,
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
  };
}

export type SimpleCommit = ReturnType<typeof simpleCommit>;

/** Commits by sha, read at once; those that git has forgotten are missing. */
export async function headCommits(
  { git }: Pick<Context, 'git'>,
  repository: Repository,
  shas: string[],
): Promise<Map<string, SimpleCommit>> {
  const objects = await readObjects(git.of(repository), [...new Set(shas)]);
  return new Map(
    objects.flatMap(object =>
      object?.type === 'commit'
        ? [[object.sha, simpleCommit(parseCommit(object.sha, object.content))]]
        : [],
    ),
  );
}
