import { Context as HonoContext, Hono } from 'hono';
import { RepositoryEnv, repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { forbidden } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { checkAnnotation, checkRunItem } from '../representations/checks';
import { GITHUB_ACTIONS_APP_ID } from '../representations/githubActionsApp';
import { WorkflowJob } from '../store/WorkflowJobStore';
import { requestedCommit } from './requestedCommit';
import { requestedJob, requestedRun } from './requestedRun';

/** Check runs: what jobs say about commits. */
export function checkRunRoutes(context: Context): Hono<RepositoryEnv> {
  const { workflowJobs, workflowRuns, workflowAnnotations } = context.store;
  const app = new Hono<RepositoryEnv>();
  const read = repositoryAccess(context, 'pull');
  const write = repositoryAccess(context, 'push');
  const path = '/repos/:owner/:repo/check-runs';

  const answerChecks = async (
    c: HonoContext<RepositoryEnv>,
    jobs: WorkflowJob[],
  ) => {
    const asked = jobs.filter(job => isAskedFor(c, job));
    return c.json({
      total_count: asked.length,
      check_runs: await Promise.all(
        paginate(context, c, asked).map(job =>
          checkRunItem(context, c.get('repository'), job),
        ),
      ),
    });
  };

  app.get('/repos/:owner/:repo/commits/:ref{.+}/check-runs', read, async c => {
    const { id } = c.get('repository');
    const sha = await requestedCommit(context, c);
    if (c.req.query('filter') !== 'all') {
      return answerChecks(c, await workflowJobs.listByCommit(id, sha));
    }
    const runs = await workflowRuns.list({ repositoryId: id, headSha: sha });
    const jobs = await Promise.all(
      runs.map(run => workflowJobs.listByRun(run.id)),
    );
    return answerChecks(c, jobs.flat());
  });

  app.get('/repos/:owner/:repo/check-suites/:run/check-runs', read, async c => {
    const { id, attempt } = await requestedRun(context, c);
    const isLatest = c.req.query('filter') !== 'all';
    return answerChecks(
      c,
      await workflowJobs.listByRun(id, isLatest ? attempt : undefined),
    );
  });

  app.get(`${path}/:job`, read, async c => {
    const { job } = await requestedJob(context, c);
    return c.json(await checkRunItem(context, c.get('repository'), job));
  });

  app.get(`${path}/:job/annotations`, read, async c => {
    const { job } = await requestedJob(context, c);
    const annotations = await workflowAnnotations.listByJob(job.id);
    return c.json(
      paginate(context, c, annotations).map(annotation =>
        checkAnnotation(context, c.get('repository'), job.headSha, annotation),
      ),
    );
  });

  // Only apps make check runs; everybody else reports commit statuses.
  app.post(path, write, () => {
    throw forbidden('You must authenticate via a GitHub App.');
  });
  app.patch(`${path}/:job`, write, () => {
    throw forbidden('You must authenticate via a GitHub App.');
  });

  return app;
}

function isAskedFor(
  c: HonoContext,
  { name, status }: Pick<WorkflowJob, 'name' | 'status'>,
): boolean {
  const asked = {
    name: c.req.query('check_name'),
    status: c.req.query('status'),
    app: c.req.query('app_id'),
  };
  return (
    (!asked.name || asked.name === name) &&
    (!asked.status || asked.status === status) &&
    (!asked.app || asked.app === String(GITHUB_ACTIONS_APP_ID))
  );
}
