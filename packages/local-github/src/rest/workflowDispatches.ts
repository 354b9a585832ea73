import { Hono } from 'hono';
import { z } from 'zod';
import { requireViewer } from '../auth/authenticate';
import { RepositoryEnv, repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { parseBody } from '../http/parseBody';
import { runUrls } from '../representations/workflowRuns';
import { requestedWorkflow } from './requestedWorkflow';

const PATH = '/repos/:owner/:repo/actions/workflows/:workflow/dispatches';

const dispatchBody = z.object({
  ref: z.string().min(1),
  inputs: z.record(z.string(), z.unknown()).nullish(),
  return_run_details: z.boolean().default(false),
});

/** Starting a workflow by hand. */
export function workflowDispatchRoutes(context: Context): Hono<RepositoryEnv> {
  const app = new Hono<RepositoryEnv>();

  app.post(PATH, repositoryAccess(context, 'push'), async c => {
    const repository = c.get('repository');
    const { ref, inputs, return_run_details } = await parseBody(
      c,
      'WorkflowDispatch',
      dispatchBody,
    );
    const run = await context.actions.dispatch({
      repository,
      workflow: await requestedWorkflow(context, c),
      ref,
      inputs: inputs ?? {},
      sender: requireViewer(c).user,
    });
    if (!return_run_details) {
      return c.body(null, 204);
    }
    const { url, html_url } = runUrls(context, repository, run);
    return c.json({ workflow_run_id: run.id, run_url: url, html_url });
  });

  return app;
}
