import { ObjectSource, readObjects } from './objects';
import { runGit } from './runGit';

export interface Signature {
  name: string;
  email: string;
  /** ISO 8601 in UTC, as GitHub reports it. */
  date: string;
}

export interface Commit {
  sha: string;
  treeSha: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
  /** The PGP or SSH signature, which nobody here verifies. */
  signature?: string;
}

export interface AnnotatedTag {
  sha: string;
  tag: string;
  objectSha: string;
  objectType: 'blob' | 'tree' | 'commit' | 'tag';
  tagger: Signature;
  message: string;
}

export interface LogOptions {
  /** Commits reachable from here are left out. */
  not?: string[];
  path?: string;
  /** An author's address. */
  author?: string;
  since?: string;
  until?: string;
  limit?: number;
  skip?: number;
  firstParent?: boolean;
  noMerges?: boolean;
  /** Only commits that descend from what is left out. */
  ancestryPath?: boolean;
  /** Parents never before their children, whatever their dates say. */
  topological?: boolean;
  reverse?: boolean;
}

export async function readCommit(
  source: ObjectSource,
  sha: string,
): Promise<Commit | undefined> {
  const [object] = await readObjects(source, [sha]);
  return object?.type === 'commit'
    ? parseCommit(object.sha, object.content)
    : undefined;
}

export async function readTag(
  source: ObjectSource,
  sha: string,
): Promise<AnnotatedTag | undefined> {
  const [object] = await readObjects(source, [sha]);
  return object?.type === 'tag'
    ? parseTag(object.sha, object.content)
    : undefined;
}

/** The history that leads to a commit, newest first. */
export async function readLog(
  source: ObjectSource,
  sha: string,
  options: LogOptions = {},
): Promise<Commit[]> {
  const output = await runGit(
    ['rev-list', ...logArguments(sha, options)],
    source,
  );
  const shas = output.toString('utf8').split('\n').filter(Boolean);
  const objects = await readObjects(source, shas);
  return objects.flatMap(object =>
    object ? [parseCommit(object.sha, object.content)] : [],
  );
}

export async function countLog(
  source: ObjectSource,
  sha: string,
  { limit: _, skip: __, ...options }: LogOptions = {},
): Promise<number> {
  const output = await runGit(
    ['rev-list', '--count', ...logArguments(sha, options)],
    source,
  );
  return Number(output.toString('utf8'));
}

function logArguments(sha: string, options: LogOptions): string[] {
  const { limit, skip, author, since, until, path, not = [] } = options;
  return [
    ...(limit === undefined ? [] : [`--max-count=${limit}`]),
    ...(skip ? [`--skip=${skip}`] : []),
    ...(author ? ['--fixed-strings', `--author=<${author}>`] : []),
    ...(since ? [`--since=${since}`] : []),
    ...(until ? [`--until=${until}`] : []),
    ...(options.firstParent ? ['--first-parent'] : []),
    ...(options.noMerges ? ['--no-merges'] : []),
    ...(options.ancestryPath ? ['--ancestry-path'] : []),
    ...(options.topological ? ['--topo-order'] : []),
    ...(options.reverse ? ['--reverse'] : []),
    sha,
    ...not.map(excluded => `^${excluded}`),
    '--',
    ...(path ? [path] : []),
  ];
}

export async function mergeBase(
  source: ObjectSource,
  one: string,
  other: string,
): Promise<string | undefined> {
  // No common ancestor is exit code 1, and an answer like any other.
  const output = await runGit(['merge-base', one, other], source).catch(
    () => undefined,
  );
  return output?.toString('utf8').trim();
}

export async function isAncestor(
  source: ObjectSource,
  ancestor: string,
  descendant: string,
): Promise<boolean> {
  return (await mergeBase(source, ancestor, descendant)) === ancestor;
}

export function parseCommit(sha: string, content: Buffer): Commit {
  const { headers, message } = parseObject(content);
  return {
    sha,
    treeSha: headers.get('tree')?.[0] ?? '',
    parents: headers.get('parent') ?? [],
    author: parseSignature(headers.get('author')?.[0]),
    committer: parseSignature(headers.get('committer')?.[0]),
    message,
    signature: headers.get('gpgsig')?.[0],
  };
}

function parseTag(sha: string, content: Buffer): AnnotatedTag {
  const { headers, message } = parseObject(content);
  return {
    sha,
    tag: headers.get('tag')?.[0] ?? '',
    objectSha: headers.get('object')?.[0] ?? '',
    objectType: headers.get('type')?.[0] as AnnotatedTag['objectType'],
    tagger: parseSignature(headers.get('tagger')?.[0]),
    message,
  };
}

/** Headers, whose continuation lines start with a space, a blank line, the message. */
function parseObject(content: Buffer): {
  headers: Map<string, string[]>;
  message: string;
} {
  const text = content.toString('utf8');
  const blank = text.indexOf('\n\n');
  const head = blank < 0 ? text : text.slice(0, blank);
  const headers = new Map<string, string[]>();
  for (const line of head.replace(/\n /g, '\u0000').split('\n')) {
    const space = line.indexOf(' ');
    const name = line.slice(0, space);
    const value = line.slice(space + 1).replaceAll('\u0000', '\n');
    headers.set(name, [...(headers.get(name) ?? []), value]);
  }
  // GitHub reports messages without the newline that git ends them with.
  const message = blank < 0 ? '' : text.slice(blank + 2).replace(/\n+$/, '');
  return { headers, message };
}

function parseSignature(text = ''): Signature {
  const found = /^(.*?) ?<(.*?)> (-?\d+) [+-]\d{4}$/.exec(text);
  if (!found) {
    return { name: text, email: '', date: '1970-01-01T00:00:00Z' };
  }
  const [, name, email, seconds] = found;
  const date = new Date(Number(seconds) * 1000).toISOString();
  return { name, email, date: date.replace('.000Z', 'Z') };
}
