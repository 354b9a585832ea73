import { Context } from '../context';
import { Commit } from '../git/commits';
import { GitRepository } from '../git/GitRepository';
import { identityOf } from '../git/identity';
import { User } from '../store/AccountStore';
import { PullRequest } from '../store/PullRequestStore';
import { Repository } from '../store/RepositoryStore';
import { commitsOf } from './changes';
import { requireUser } from './describePullRequest';

export const MERGE_METHODS = ['merge', 'squash', 'rebase'] as const;

export type MergeMethod = (typeof MERGE_METHODS)[number];

export interface MergeMessage {
  title?: string;
  message?: string;
}

interface Merge extends MergeMessage {
  repository: Repository;
  pullRequest: PullRequest;
  /** The tip of the base branch. */
  onto: string;
  merger: User;
  date: string;
}

/**
 * Writes what the base branch is to point at after a merge by this method, or
 * answers `undefined` where the commits conflict on the way.
 */
export async function writeMerge(
  context: Pick<Context, 'store' | 'git'>,
  method: MergeMethod,
  merge: Merge,
): Promise<string | undefined> {
  const objects = context.git.of(merge.repository);
  switch (method) {
    case 'merge':
      return writeMergeCommit(objects, merge);
    case 'squash':
      return writeSquash(context, objects, merge);
    default:
      return writeRebase(objects, merge);
  }
}

async function writeMergeCommit(
  objects: GitRepository,
  { repository, pullRequest, onto, merger, date, ...words }: Merge,
): Promise<string | undefined> {
  const { number, title, body, head } = pullRequest;
  const { mergeCommitTitle, mergeCommitMessage } = repository.settings;
  const treeSha = await objects.mergeTrees(onto, head.sha);
  const messages = { PR_TITLE: title, PR_BODY: body ?? '', BLANK: '' };
  const identity = identityOf(merger, date);
  return (
    treeSha &&
    objects.writeCommit({
      treeSha,
      parents: [onto, head.sha],
      author: identity,
      committer: identity,
      message: compose(
        words.title ??
          (mergeCommitTitle === 'PR_TITLE'
            ? `${title} (#${number})`
            : `Merge pull request #${number} from ${repository.owner.login}/${head.ref}`),
        words.message ?? messages[mergeCommitMessage],
      ),
    })
  );
}

async function writeSquash(
  context: Pick<Context, 'store'>,
  objects: GitRepository,
  { repository, pullRequest, onto, merger, date, ...words }: Merge,
): Promise<string | undefined> {
  const { settings } = repository;
  const { number, title, body, head } = pullRequest;
  const commits = await commitsOf(objects, pullRequest);
  const [only] = commits.length === 1 ? commits : [];
  const treeSha = await objects.mergeTrees(onto, head.sha);
  const author = await requireUser(context, pullRequest.authorId);
  const headline =
    only && settings.squashMergeCommitTitle === 'COMMIT_OR_PR_TITLE'
      ? titleOf(only)
      : title;
  const messages = {
    PR_BODY: body ?? '',
    COMMIT_MESSAGES: only ? restOf(only) : commits.map(bullet).join('\n\n'),
    BLANK: '',
  };
  return (
    treeSha &&
    objects.writeCommit({
      treeSha,
      parents: [onto],
      author: identityOf(author, date),
      committer: identityOf(merger, date),
      message: compose(
        words.title ?? `${headline} (#${number})`,
        words.message ?? messages[settings.squashMergeCommitMessage],
        coAuthors(commits, identityOf(author, date).email),
      ),
    })
  );
}

/** Each commit again on top of the base; those that bring nothing new stay out. */
async function writeRebase(
  objects: GitRepository,
  { pullRequest, onto, merger, date }: Merge,
): Promise<string | undefined> {
  const commits = await commitsOf(objects, pullRequest);
  let tip = onto;
  for (const { sha, parents, author, message } of commits) {
    if (parents.length === 1) {
      const treeSha = await objects.replayTree({
        commit: sha,
        parent: parents[0],
        onto: tip,
      });
      if (!treeSha) {
        return undefined;
      }
      if (treeSha !== (await objects.readCommit(tip))?.treeSha) {
        tip = await objects.writeCommit({
          treeSha,
          parents: [tip],
          author,
          committer: identityOf(merger, date),
          message,
        });
      }
    }
  }
  return tip;
}

function compose(...parts: string[]): string {
  return parts
    .map(part => part.trim())
    .filter(Boolean)
    .join('\n\n');
}

function titleOf({ message }: Commit): string {
  return message.split('\n')[0];
}

function restOf({ message }: Commit): string {
  return message.split('\n').slice(1).join('\n').trim();
}

function bullet({ message }: Commit): string {
  return `* ${message}`;
}

function coAuthors(commits: Commit[], author: string): string {
  const others = new Map(
    commits
      .map(commit => commit.author)
      .filter(({ email }) => email.toLowerCase() !== author.toLowerCase())
      .map(({ name, email }) => [email.toLowerCase(), `${name} <${email}>`]),
  );
  return [...others.values()]
    .map(other => `Co-authored-by: ${other}`)
    .join('\n');
}
