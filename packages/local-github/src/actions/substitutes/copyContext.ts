import { cp, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Minimatch } from 'minimatch';

/** Never of use in a build: the one is history, the other is installed anew. */
const LEFT_OUT = new Set(['.git', 'node_modules']);

interface Rule {
  pattern: Minimatch;
  isException: boolean;
}

/** Copies what an image builder would see of a folder: `.dockerignore` decides. */
export async function copyContext(from: string, to: string): Promise<void> {
  const rules = await readRules(join(from, '.dockerignore'));
  await cp(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: source => {
      const path = relative(from, source);
      return path === '' || !isLeftOut(path, rules);
    },
  });
}

async function readRules(file: string): Promise<Rule[]> {
  const text = await readFile(file, 'utf8').catch(error => {
    if (error.code === 'ENOENT') {
      return '';
    }
    throw error;
  });
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const isException = line.startsWith('!');
      const pattern = line
        .slice(isException ? 1 : 0)
        .trim()
        .replace(/^\/|\/$/g, '');
      return { pattern: new Minimatch(pattern, { dot: true }), isException };
    });
}

/**
 * As Docker has it: the last rule that fits counts, and a rule that fits a
 * folder fits what is in it. A folder is entered all the same where an
 * exception may follow for something inside.
 */
function isLeftOut(path: string, rules: Rule[]): boolean {
  const names = path.split('/');
  if (LEFT_OUT.has(names[0])) {
    return true;
  }
  const paths = names.map((_, index) => names.slice(0, index + 1).join('/'));
  let isIgnored = false;
  for (const { pattern, isException } of rules) {
    if (paths.some(part => pattern.match(part))) {
      isIgnored = !isException;
    } else if (isException && pattern.match(path, true)) {
      isIgnored = false;
    }
  }
  return isIgnored;
}
