import { Context as HonoContext, Hono } from 'hono';
import { pastAttempt } from '../actions/pastAttempt';
import { RepositoryEnv, repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { linkPages, requestedPage } from '../http/pagination';
import {
  workflowRunItem,
  workflowRunItems,
} from '../representations/workflowRuns';
import { WorkflowRun } from '../store/WorkflowRunStore';
import { requestedRun } from './requestedRun';
import { requestedWorkflow } from './requestedWorkflow';
import { runFilter } from './runFilter';

/** Workflow runs: what ran, and how it went. */
export function workflowRunRoutes(context: Context): Hono<RepositoryEnv> {
  const { store } = context;
  const app = new Hono<RepositoryEnv>();
  const read = repositoryAccess(context, 'pull');
  const path = '/repos/:owner/:repo/actions/runs/:run';

  app.get('/repos/:owner/:repo/actions/runs', read, c =>
    answerRuns(context, c),
  );

  app.get(
    '/repos/:owner/:repo/actions/workflows/:workflow/runs',
    read,
    async c => {
      const workflow = await requestedWorkflow(context, c);
      return answerRuns(context, c, workflow.id);
    },
  );

  app.get(path, read, async c => {
    const run = await requestedRun(context, c);
    return c.json(await workflowRunItem(context, c.get('repository'), run));
  });

  app.get(`${path}/attempts/:attempt`, read, async c => {
    const { run } = await requestedAttempt(context, c);
    return c.json(await workflowRunItem(context, c.get('repository'), run));
  });

  // Nobody is billed for time on one's own machine.
  app.get(`${path}/timing`, read, async c => {
    const { runStartedAt, updatedAt } = await requestedRun(context, c);
    return c.json({
      billable: {},
      run_duration_ms: Date.parse(updatedAt) - Date.parse(runStartedAt),
    });
  });

  // No step can leave artifacts here: an action that would is not supported.
  app.get(`${path}/artifacts`, read, async c => {
    await requestedRun(context, c);
    return c.json({ total_count: 0, artifacts: [] });
  });

  app.get('/repos/:owner/:repo/actions/artifacts', read, c =>
    c.json({ total_count: 0, artifacts: [] }),
  );

  async function answerRuns(
    { urls }: Context,
    c: HonoContext<RepositoryEnv>,
    workflowId?: number,
  ) {
    const repository = c.get('repository');
    const filter = await runFilter(context, c, repository.id);
    const page = requestedPage(c);
    const [total, runs] = filter
      ? await Promise.all([
          store.workflowRuns.count({ ...filter, workflowId }),
          store.workflowRuns.list({ ...filter, workflowId }, page),
        ])
      : [0, []];
    linkPages({ urls }, c, page, total);
    return c.json({
      total_count: total,
      workflow_runs: await workflowRunItems(context, repository, runs, {
        excludePullRequests: c.req.query('exclude_pull_requests') === 'true',
      }),
    });
  }

  return app;
}

/** A run as it is or was in the attempt that a request names by `:attempt`. */
export async function requestedAttempt(
  { store }: Pick<Context, 'store'>,
  c: HonoContext,
): Promise<{ run: WorkflowRun; attempt: number }> {
  const run = await requestedRun({ store }, c);
  const attempt = Number(c.req.param('attempt'));
  if (!Number.isInteger(attempt) || attempt < 1 || attempt > run.attempt) {
    throw notFound();
  }
  const jobs = await store.workflowJobs.listByRun(run.id, attempt);
  return {
    run: attempt === run.attempt ? run : pastAttempt(run, attempt, jobs),
    attempt,
  };
}
