import {
  AnnotatedTag,
  Commit,
  countLog,
  isAncestor,
  LogOptions,
  mergeBase,
  readCommit,
  readLog,
  readTag,
} from './commits';
import { FileChange, readDiff, readPatch } from './diffs';
import { mergeTrees, replayTree } from './mergeTrees';
import { GitObject, ObjectSource, readObjects, writeBlob } from './objects';
import {
  BRANCHES,
  findRef,
  listRefs,
  pointRef,
  Ref,
  refsWith,
  resolveCommit,
  updateRef,
} from './refs';
import { runGit } from './runGit';
import { editTree, TreeEdit } from './treeEdits';
import { findEntry, readTree, TreeEntry } from './trees';
import { NewCommit, writeCommit, writeTag } from './writeCommit';

/** One bare repository: everything that is asked of git, by name. */
export class GitRepository implements ObjectSource {
  readonly gitDir: string;
  /** Lets the same questions be asked about objects that are not accepted yet. */
  readonly env?: Record<string, string>;

  constructor(gitDir: string, env?: Record<string, string>) {
    this.gitDir = gitDir;
    this.env = env;
  }

  listRefs(prefix: string): Promise<Ref[]> {
    return listRefs(this, prefix);
  }

  refsWith(commit: string, pattern: string): Promise<string[]> {
    return refsWith(this, commit, pattern);
  }

  findRef(name: string): Promise<Ref | undefined> {
    return findRef(this, name);
  }

  updateRef(update: {
    name: string;
    before: string;
    after: string;
  }): Promise<boolean> {
    return updateRef(this, update);
  }

  pointRef(name: string, sha: string | undefined): Promise<void> {
    return pointRef(this, name, sha);
  }

  resolveCommit(name: string): Promise<string | undefined> {
    return resolveCommit(this, name);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.listRefs(BRANCHES)).length === 0;
  }

  /** What a clone checks out. */
  async setHead(branch: string): Promise<void> {
    await runGit(['symbolic-ref', 'HEAD', `${BRANCHES}${branch}`], this);
  }

  async readObject(sha: string): Promise<GitObject | undefined> {
    const [object] = await readObjects(this, [sha]);
    return object;
  }

  readCommit(sha: string): Promise<Commit | undefined> {
    return readCommit(this, sha);
  }

  readTag(sha: string): Promise<AnnotatedTag | undefined> {
    return readTag(this, sha);
  }

  log(sha: string, options?: LogOptions): Promise<Commit[]> {
    return readLog(this, sha, options);
  }

  countCommits(sha: string, options?: LogOptions): Promise<number> {
    return countLog(this, sha, options);
  }

  mergeBase(one: string, other: string): Promise<string | undefined> {
    return mergeBase(this, one, other);
  }

  isAncestor(ancestor: string, descendant: string): Promise<boolean> {
    return isAncestor(this, ancestor, descendant);
  }

  mergeTrees(ours: string, theirs: string): Promise<string | undefined> {
    return mergeTrees(this, ours, theirs);
  }

  replayTree(replay: {
    commit: string;
    parent: string;
    onto: string;
  }): Promise<string | undefined> {
    return replayTree(this, replay);
  }

  diff(from: string, to: string): Promise<FileChange[]> {
    return readDiff(this, from, to);
  }

  patch(from: string, to: string): Promise<Buffer> {
    return readPatch(this, from, to);
  }

  readTree(
    treeish: string,
    options?: { isRecursive?: boolean },
  ): Promise<TreeEntry[]> {
    return readTree(this, treeish, options);
  }

  findEntry(commit: string, path: string): Promise<TreeEntry | undefined> {
    return findEntry(this, commit, path);
  }

  writeBlob(content: Buffer): Promise<string> {
    return writeBlob(this, content);
  }

  editTree(base: string | undefined, edits: TreeEdit[]): Promise<string> {
    return editTree(this, base, edits);
  }

  writeCommit(commit: NewCommit): Promise<string> {
    return writeCommit(this, commit);
  }

  writeTag(tag: Parameters<typeof writeTag>[1]): Promise<string> {
    return writeTag(this, tag);
  }

  async sizeKb(): Promise<number> {
    const output = await runGit(['count-objects', '-v'], this);
    const counts = new Map(
      output
        .toString('utf8')
        .trim()
        .split('\n')
        .map(line => line.split(': ') as [string, string]),
    );
    return Number(counts.get('size')) + Number(counts.get('size-pack'));
  }
}
