import { GitRepository } from '../git/GitRepository';

/** Where GitHub looks, in this order: the first file found is the only one. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

export interface CodeOwnersRule {
  pattern: RegExp;
  /** Such as `@ada`, `@acme/payments` or an address; empty takes owners away. */
  owners: string[];
}

const WILDCARDS = new Map([
  ['**/', '(?:.*/)?'],
  ['/**', '/.*'],
  ['*', '[^/]*'],
  ['?', '[^/]'],
]);

/** The rules of a commit's CODEOWNERS file, if it has one. */
export async function readCodeOwners(
  objects: GitRepository,
  commit: string,
): Promise<CodeOwnersRule[]> {
  for (const place of PLACES) {
    const entry = await objects.findEntry(commit, place);
    const file = entry && (await objects.readObject(entry.sha));
    if (file?.type === 'blob') {
      return parseCodeOwners(file.content.toString('utf8'));
    }
  }
  return [];
}

export function parseCodeOwners(text: string): CodeOwnersRule[] {
  return text.split('\n').flatMap(line => {
    const [pattern, ...owners] = line
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    return pattern ? [{ pattern: toRegExp(pattern), owners }] : [];
  });
}

/** The owners of a file: the last rule that fits has the only say. */
export function ownersOf(rules: CodeOwnersRule[], path: string): string[] {
  return rules.findLast(({ pattern }) => pattern.test(path))?.owners ?? [];
}

/**
 * A pattern as in `.gitignore`: it starts at the root if a slash stands in it
 * other than at its end, and a folder means all that is below it. Unlike there,
 * `folder/*` means only the files right in the folder.
 */
function toRegExp(pattern: string): RegExp {
  const isAnchored = /\/./.test(pattern);
  const body = pattern
    .replace(/^\//, '')
    .replace(/\/$/, '')
    .split(/(\*\*\/|\/\*\*|\*|\?)/)
    .map(part => WILDCARDS.get(part) ?? escape(part))
    .join('');
  const below = isAnchored && pattern.endsWith('/*') ? '' : '(?:/.*)?';
  const end = pattern.endsWith('/') ? '/.*' : below;
  return new RegExp(`^${isAnchored ? '' : '(?:.*/)?'}${body}${end}$`);
}

function escape(text: string): string {
  return text.replace(/[.+^${}()|[\]\\]/g, '\\$&');
}
