import { TemplateToken } from '@actions/workflow-parser/templates/tokens/index';
import { InsertExpressionToken } from '@actions/workflow-parser/templates/tokens/insert-expression-token';
import type { Template } from '../expressions/Template';
import type { Loading } from './Loading';
import { readPermissions } from './permissions';
import { readJobs, reportQueue } from './readJobs';
import { readRunDefaults } from './readSteps';
import { literalOf, propertyOf } from './templates';
import type { WorkflowBody } from './Workflow';

/** What a workflow is apart from its triggers, with the levels of those it calls. */
export async function readBody(
  root: Template,
  loading: Loading,
): Promise<{ body: WorkflowBody; levels: number }> {
  reportInsertions(root, loading);
  const concurrency = propertyOf(root, 'concurrency');
  reportQueue(concurrency, loading);
  const defaults = readRunDefaults(
    propertyOf(propertyOf(root, 'defaults'), 'run'),
    loading,
  );
  const { jobs, levels } = await readJobs(
    propertyOf(root, 'jobs'),
    defaults,
    loading,
  );
  const body = {
    path: root.file,
    name: literalOf(propertyOf(root, 'name')) || root.file,
    env: propertyOf(root, 'env'),
    permissions: readPermissions(propertyOf(root, 'permissions')),
    concurrency,
    jobs,
  };
  return { body, levels };
}

/** A directive that GitHub's parser knows and its documentation does not. */
function reportInsertions(root: Template, loading: Loading): void {
  for (const [, token] of TemplateToken.traverse(root.token)) {
    if (token instanceof InsertExpressionToken) {
      loading.report(
        { file: root.file, token },
        `The directive '\${{ insert }}' is not supported locally`,
      );
    }
  }
}
