import { Context as HonoContext, Hono } from 'hono';
import { RerunScope } from '../actions/Actions';
import { requireViewer } from '../auth/authenticate';
import { RepositoryEnv, repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { WorkflowRun } from '../store/WorkflowRunStore';
import { requestedJob, requestedRun } from './requestedRun';

/** Stopping runs, running them again, and forgetting them. */
export function runControlRoutes(context: Context): Hono<RepositoryEnv> {
  const app = new Hono<RepositoryEnv>();
  const write = repositoryAccess(context, 'push');
  const path = '/repos/:owner/:repo/actions/runs/:run';

  const rerun = async (
    c: HonoContext<RepositoryEnv>,
    run: WorkflowRun,
    scope: RerunScope,
  ) => {
    await context.actions.rerun({
      repository: c.get('repository'),
      run,
      sender: requireViewer(c).user,
      scope,
    });
    return c.json({}, 201);
  };

  app.delete(path, write, async c => {
    await context.actions.remove({
      repository: c.get('repository'),
      run: await requestedRun(context, c),
      sender: requireViewer(c).user,
    });
    return c.body(null, 204);
  });

  for (const verb of ['cancel', 'force-cancel']) {
    app.post(`${path}/${verb}`, write, async c => {
      await context.actions.cancel({
        repository: c.get('repository'),
        run: await requestedRun(context, c),
        sender: requireViewer(c).user,
      });
      return c.json({}, 202);
    });
  }

  app.post(`${path}/rerun`, write, async c =>
    rerun(c, await requestedRun(context, c), { jobs: 'all' }),
  );

  app.post(`${path}/rerun-failed-jobs`, write, async c =>
    rerun(c, await requestedRun(context, c), { jobs: 'failed' }),
  );

  app.post('/repos/:owner/:repo/actions/jobs/:job/rerun', write, async c => {
    const { job, run } = await requestedJob(context, c);
    return rerun(c, run, { jobs: 'one', jobId: job.id });
  });

  return app;
}
