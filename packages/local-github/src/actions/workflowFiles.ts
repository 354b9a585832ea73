import { parse } from 'yaml';
import { z } from 'zod';
import { GitRepository } from '../git/GitRepository';
import { readObjects } from '../git/objects';

const FOLDER = '.github/workflows';

const namedSchema = z.object({ name: z.string().min(1) });

/** A workflow's file, by the name that it is known by. */
export interface WorkflowFile {
  path: string;
  /** As the file says, else its path. */
  name: string;
}

/** Of how many commits the files are remembered: pages ask again and again. */
const MAX_REMEMBERED = 100;
const remembered = new Map<string, Promise<WorkflowFile[]>>();

/** The workflow files of a commit, given in full: what is in one never changes. */
export function readWorkflowFiles(
  objects: GitRepository,
  commit: string,
): Promise<WorkflowFile[]> {
  const key = `${objects.gitDir} ${commit}`;
  const reading =
    remembered.get(key) ??
    readFiles(objects, commit).catch(error => {
      remembered.delete(key);
      throw error;
    });
  // Added again, it is the last one to be forgotten.
  remembered.delete(key);
  remembered.set(key, reading);
  if (remembered.size > MAX_REMEMBERED) {
    const [oldest] = remembered.keys();
    remembered.delete(oldest);
  }
  return reading;
}

async function readFiles(
  objects: GitRepository,
  commit: string,
): Promise<WorkflowFile[]> {
  const folder = await objects.findEntry(commit, FOLDER);
  if (folder?.type !== 'tree') {
    return [];
  }
  const entries = (await objects.readTree(folder.sha)).filter(
    ({ type, path }) => type === 'blob' && /\.ya?ml$/.test(path),
  );
  const contents = await readObjects(
    objects,
    entries.map(({ sha }) => sha),
  );
  return entries.map((entry, index) => {
    const path = `${FOLDER}/${entry.path}`;
    const content = contents[index]?.content;
    return {
      path,
      name: (content && nameIn(content.toString('utf8'))) ?? path,
    };
  });
}

/** Of a workflow that cannot run, too, where it can be read that far. */
function nameIn(text: string): string | undefined {
  try {
    return namedSchema.parse(parse(text)).name;
  } catch {
    return undefined;
  }
}
