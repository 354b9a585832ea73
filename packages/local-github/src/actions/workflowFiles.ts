import { parse } from 'yaml';
import { z } from 'zod';
import { GitRepository } from '../git/GitRepository';
import { readObjects } from '../git/objects';

const FOLDER = '.github/workflows';

const words = z.union([
  z.string().transform(word => [word]),
  z.array(z.string()),
]);

const workflowSchema = z.object({
  name: z.string().optional(),
  on: z.union([
    words,
    z.record(z.string(), z.unknown()).transform(events => Object.keys(events)),
  ]),
  jobs: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      needs: words.default([]),
      environment: z
        .union([
          z.string(),
          z.object({ name: z.string() }).transform(({ name }) => name),
        ])
        .optional(),
    }),
  ),
});

export type Workflow = z.output<typeof workflowSchema>;

export interface WorkflowFile {
  /** Such as `deploy.yml`. */
  name: string;
  path: string;
  /** Absent where the file is no workflow. */
  workflow?: Workflow;
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
  return entries.map(({ path: name }, index) => {
    const content = contents[index]?.content;
    return {
      name,
      path: `${FOLDER}/${name}`,
      workflow: content && parseWorkflow(content.toString('utf8')),
    };
  });
}

function parseWorkflow(text: string): Workflow | undefined {
  try {
    return workflowSchema.parse(parse(text));
  } catch {
    return undefined;
  }
}
