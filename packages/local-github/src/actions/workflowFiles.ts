import { parse } from 'yaml';
import { z } from 'zod';
import { GitRepository } from '../git/GitRepository';

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

/** The workflow files of a commit. */
export async function readWorkflowFiles(
  objects: GitRepository,
  commit: string,
): Promise<WorkflowFile[]> {
  const folder = await objects.findEntry(commit, FOLDER);
  if (folder?.type !== 'tree') {
    return [];
  }
  const entries = await objects.readTree(folder.sha);
  return Promise.all(
    entries
      .filter(({ type, path }) => type === 'blob' && /\.ya?ml$/.test(path))
      .map(async ({ path: name, sha }) => {
        const content = (await objects.readObject(sha))?.content;
        return {
          name,
          path: `${FOLDER}/${name}`,
          workflow: content && parseWorkflow(content.toString('utf8')),
        };
      }),
  );
}

function parseWorkflow(text: string): Workflow | undefined {
  try {
    return workflowSchema.parse(parse(text));
  } catch {
    return undefined;
  }
}
