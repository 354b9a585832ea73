import { Context as HonoContext } from 'hono';
import { knownWorkflows } from '../actions/knownWorkflows';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { Repository } from '../store/RepositoryStore';
import { Workflow } from '../store/WorkflowStore';

/** The workflow that a request names by `:workflow`: its number or its file. */
export async function requestedWorkflow(
  context: Pick<Context, 'store' | 'git'>,
  c: HonoContext,
): Promise<Workflow> {
  const repository: Repository = c.get('repository');
  const asked = c.req.param('workflow') ?? '';
  const known = await knownWorkflows(context, repository);
  const workflow = known.find(
    ({ id, path }) =>
      String(id) === asked ||
      path === asked ||
      path === `.github/workflows/${asked}`,
  );
  if (!workflow) {
    throw notFound();
  }
  return workflow;
}
