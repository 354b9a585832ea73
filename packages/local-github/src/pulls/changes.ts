import { Commit } from '../git/commits';
import { FileChange } from '../git/diffs';
import { GitRepository } from '../git/GitRepository';
import { PullRequest } from '../store/PullRequestStore';

type Tips = Pick<PullRequest, 'base' | 'head'>;

/** What a pull request changes: its head against where it left the base. */
export async function changesOf(
  objects: GitRepository,
  { base, head }: Tips,
): Promise<FileChange[]> {
  return objects.diff(await startOf(objects, { base, head }), head.sha);
}

/** The same as one patch. */
export async function patchOf(
  objects: GitRepository,
  { base, head }: Tips,
): Promise<Buffer> {
  return objects.patch(await startOf(objects, { base, head }), head.sha);
}

/** The commits that a pull request brings, oldest first. */
export async function commitsOf(
  objects: GitRepository,
  { base, head }: Tips,
): Promise<Commit[]> {
  const log = await objects.log(head.sha, {
    not: [base.sha],
    topological: true,
  });
  return log.reverse();
}

async function startOf(
  objects: GitRepository,
  { base, head }: Tips,
): Promise<string> {
  return (await objects.mergeBase(base.sha, head.sha)) ?? base.sha;
}
