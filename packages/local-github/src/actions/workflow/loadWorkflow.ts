import { checkCallPermissions } from './checkCallPermissions';
import { Loading, ReadFile } from './Loading';
import { parseWorkflowFile } from './parseFile';
import { readBody } from './readBody';
import { readTriggers } from './readTriggers';
import { propertyOf } from './templates';
import type { Triggers } from './Triggers';
import type { Problem, Workflow } from './Workflow';

export interface LoadOptions {
  /** Of the workflow's file in the repository, such as `.github/workflows/ci.yml`. */
  path: string;
  /** Files of the repository at the commit that the workflow is from. */
  read: ReadFile;
  /**
   * Whether the runner does something of its own in place of a step with this
   * id, so that it need not know the action which the step uses.
   */
  isSubstituted?: (stepId: string) => boolean;
}

export type LoadedWorkflow =
  { workflow: Workflow; problems: [] } | BrokenWorkflow;

/** A workflow that cannot run here. */
export interface BrokenWorkflow {
  workflow?: undefined;
  /** All of them, by file and line. Never empty. */
  problems: Problem[];
  /** As the file says, else its path. */
  name: string;
  /**
   * What would start it: a run that fails with the problems tells people of
   * them. Absent where the file is too broken to say; GitHub then fails a run
   * for every push.
   */
  triggers?: Triggers;
}

/**
 * Reads a workflow with all that it uses from its repository: called workflows
 * and composite actions. Checks it by GitHub's own schema, and for what this
 * runner does not support.
 *
 * A trigger that nothing here fires, such as `schedule`, is no problem: it is
 * listed in `triggers.others`.
 *
 * @throws Error where there is no file at `path`.
 */
export async function loadWorkflow({
  path,
  read,
  isSubstituted = () => false,
}: LoadOptions): Promise<LoadedWorkflow> {
  const content = await read(path);
  if (content === undefined) {
    throw new Error(`There is no file '${path}' at this commit`);
  }
  const { root, problems } = await parseWorkflowFile({ name: path, content });
  if (!root) {
    return { problems, name: path };
  }
  const loading = new Loading({ read, isSubstituted });
  loading.problems.push(...problems);
  const triggers = readTriggers(propertyOf(root, 'on'), loading);
  loading.workflows.begin(path);
  const { body } = await readBody(root, loading);
  checkCallPermissions(body, loading);
  if (!triggers && loading.problems.length === 0) {
    loading.report(root, `'on' does not say what starts the workflow`);
  }
  if (!triggers || loading.problems.length > 0) {
    return {
      problems: inOrder(loading.problems),
      name: body.name,
      triggers,
    };
  }
  return {
    problems: [],
    workflow: { ...body, runName: propertyOf(root, 'run-name'), triggers },
  };
}

/** By file and place, each one once; the files in the order they were read. */
function inOrder(problems: Problem[]): Problem[] {
  const files = [...new Set(problems.map(({ file }) => file))];
  const unique = new Map(
    problems.map(problem => [JSON.stringify(problem), problem]),
  );
  return [...unique.values()].sort(
    (a, b) =>
      files.indexOf(a.file) - files.indexOf(b.file) ||
      a.line - b.line ||
      a.column - b.column,
  );
}
