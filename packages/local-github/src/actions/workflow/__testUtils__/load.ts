import { loadWorkflow, LoadedWorkflow } from '../loadWorkflow';
import type { Job, StepsJob, Workflow } from '../Workflow';

const PATH = '.github/workflows/ci.yml';

/** Loads a workflow from a repository that holds it and these other files. */
export function load(
  content: string,
  files: Record<string, string> = {},
  isSubstituted?: (stepId: string) => boolean,
): Promise<LoadedWorkflow> {
  const repository: Record<string, string> = { ...files, [PATH]: content };
  return loadWorkflow({
    path: PATH,
    read: async path => repository[path],
    isSubstituted,
  });
}

/** For a workflow that ought to load. */
export async function loaded(
  content: string,
  files?: Record<string, string>,
): Promise<Workflow> {
  const { workflow, problems } = await load(content, files);
  if (!workflow) {
    throw new Error(JSON.stringify(problems, undefined, 2));
  }
  return workflow;
}

/** For a workflow that ought not to: `file:line:column message` of each problem. */
export async function problemsOf(
  content: string,
  files?: Record<string, string>,
  isSubstituted?: (stepId: string) => boolean,
): Promise<string[]> {
  const { problems } = await load(content, files, isSubstituted);
  return problems.map(
    ({ file, line, column, message }) =>
      `${file.split('/').slice(-2).join('/')}:${line}:${column} ${message}`,
  );
}

/** A workflow of one job with these lines in it. */
export function withJob(lines: string): string {
  return `on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n${indent(lines, 4)}`;
}

/** A workflow of one job with these steps. */
export function withSteps(lines: string): string {
  return withJob(`steps:\n${indent(lines, 2)}`);
}

export function stepsJob(job: Job): StepsJob {
  if (job.kind !== 'steps') {
    throw new Error(`The job '${job.id}' calls a workflow`);
  }
  return job;
}

function indent(lines: string, by: number): string {
  return lines
    .replace(/^\n+|\s+$/g, '')
    .replace(/^(?=.)/gm, ' '.repeat(by))
    .concat('\n');
}
