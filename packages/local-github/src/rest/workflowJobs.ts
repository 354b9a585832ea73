import { Context as HonoContext, Hono } from 'hono';
import { RepositoryEnv, repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { paginate } from '../http/pagination';
import { workflowJobItem } from '../representations/workflowJobs';
import { WorkflowJob } from '../store/WorkflowJobStore';
import { WorkflowRun } from '../store/WorkflowRunStore';
import { requestedJob, requestedRun } from './requestedRun';
import { requestedAttempt } from './workflowRuns';

/** The jobs of workflow runs, with their steps. */
export function workflowJobRoutes(context: Context): Hono<RepositoryEnv> {
  const { workflowJobs } = context.store;
  const app = new Hono<RepositoryEnv>();
  const read = repositoryAccess(context, 'pull');
  const path = '/repos/:owner/:repo/actions/runs/:run';

  const item = async (
    c: HonoContext<RepositoryEnv>,
    run: WorkflowRun,
    job: WorkflowJob,
  ) =>
    workflowJobItem(
      context,
      c.get('repository'),
      run,
      job,
      await workflowJobs.listSteps(job.id),
    );
  const answerJobs = async (
    c: HonoContext<RepositoryEnv>,
    run: WorkflowRun,
    jobs: WorkflowJob[],
  ) =>
    c.json({
      total_count: jobs.length,
      jobs: await Promise.all(
        paginate(context, c, jobs).map(job => item(c, run, job)),
      ),
    });

  app.get(`${path}/jobs`, read, async c => {
    const run = await requestedRun(context, c);
    const attempt = c.req.query('filter') === 'all' ? undefined : run.attempt;
    return answerJobs(c, run, await workflowJobs.listByRun(run.id, attempt));
  });

  app.get(`${path}/attempts/:attempt/jobs`, read, async c => {
    const { run, attempt } = await requestedAttempt(context, c);
    return answerJobs(c, run, await workflowJobs.listByRun(run.id, attempt));
  });

  app.get('/repos/:owner/:repo/actions/jobs/:job', read, async c => {
    const { job, run } = await requestedJob(context, c);
    return c.json(await item(c, run, job));
  });

  return app;
}
