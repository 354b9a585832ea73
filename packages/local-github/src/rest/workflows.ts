import { Hono } from 'hono';
import { knownWorkflows } from '../actions/knownWorkflows';
import { RepositoryEnv, repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { paginate } from '../http/pagination';
import { workflowItem } from '../representations/workflows';
import { requestedWorkflow } from './requestedWorkflow';

/** The workflows of a repository. */
export function workflowRoutes(context: Context): Hono<RepositoryEnv> {
  const app = new Hono<RepositoryEnv>();
  const read = repositoryAccess(context, 'pull');
  const write = repositoryAccess(context, 'push');
  const path = '/repos/:owner/:repo/actions/workflows';

  app.get(path, read, async c => {
    const repository = c.get('repository');
    const known = await knownWorkflows(context, repository);
    return c.json({
      total_count: known.length,
      workflows: paginate(context, c, known).map(workflow =>
        workflowItem(context, repository, workflow),
      ),
    });
  });

  app.get(`${path}/:workflow`, read, async c => {
    const workflow = await requestedWorkflow(context, c);
    return c.json(workflowItem(context, c.get('repository'), workflow));
  });

  app.get(`${path}/:workflow/timing`, read, async c => {
    await requestedWorkflow(context, c);
    return c.json({ billable: {} });
  });

  for (const [verb, state] of [
    ['enable', 'active'],
    ['disable', 'disabled_manually'],
  ] as const) {
    app.put(`${path}/:workflow/${verb}`, write, async c => {
      const { id } = await requestedWorkflow(context, c);
      await context.store.workflows.setState(id, state);
      return c.body(null, 204);
    });
  }

  return app;
}
