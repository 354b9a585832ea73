import { runGit } from './runGit';

export type ObjectType = 'blob' | 'tree' | 'commit' | 'tag';

export interface GitObject {
  sha: string;
  type: ObjectType;
  content: Buffer;
}

/** Where git looks for objects: a repository, or a push that is still judged. */
export interface ObjectSource {
  gitDir: string;
  env?: Record<string, string>;
}

/** Reads objects by any name git understands, in one process. */
export async function readObjects(
  source: ObjectSource,
  names: string[],
): Promise<Array<GitObject | undefined>> {
  if (names.length === 0) {
    return [];
  }
  const output = await runGit(['cat-file', '--batch'], {
    ...source,
    input: `${names.join('\n')}\n`,
  });

  const objects: Array<GitObject | undefined> = [];
  let position = 0;
  while (position < output.length) {
    const end = output.indexOf('\n', position);
    const header = output.toString('utf8', position, end);
    const found = /^([0-9a-f]{40}) (blob|tree|commit|tag) (\d+)$/.exec(header);
    position = end + 1;
    if (found) {
      const size = Number(found[3]);
      objects.push({
        sha: found[1],
        type: found[2] as ObjectType,
        content: output.subarray(position, position + size),
      });
      position += size + 1;
    } else {
      objects.push(undefined);
    }
  }
  return objects;
}

/** The type and sha of each name, without its content. */
export async function identifyObjects(
  source: ObjectSource,
  names: string[],
): Promise<Array<Pick<GitObject, 'sha' | 'type'> | undefined>> {
  if (names.length === 0) {
    return [];
  }
  const output = await runGit(['cat-file', '--batch-check'], {
    ...source,
    input: `${names.join('\n')}\n`,
  });
  return output
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map(line => {
      const found = /^([0-9a-f]{40}) (blob|tree|commit|tag) \d+$/.exec(line);
      return found
        ? { sha: found[1], type: found[2] as ObjectType }
        : undefined;
    });
}

export async function writeBlob(
  source: ObjectSource,
  content: Buffer,
): Promise<string> {
  const sha = await runGit(['hash-object', '-w', '--stdin'], {
    ...source,
    input: content,
  });
  return sha.toString('utf8').trim();
}
