import { Hono } from 'hono';
import { RepositoryEnv, repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { signLink } from '../http/signedLinks';
import { requestedJob, requestedRun } from './requestedRun';
import { requestedAttempt } from './workflowRuns';

/** Logs live elsewhere, as on GitHub: the API gives a link that soon expires. */
export function workflowLogRoutes(context: Context): Hono<RepositoryEnv> {
  const { clock, urls } = context;
  const app = new Hono<RepositoryEnv>();
  const read = repositoryAccess(context, 'pull');
  const path = '/repos/:owner/:repo/actions/runs/:run';
  const linkTo = (logs: string) => urls.page(signLink(clock, `/_logs/${logs}`));

  app.get('/repos/:owner/:repo/actions/jobs/:job/logs', read, async c => {
    const { job } = await requestedJob(context, c);
    if ((await context.actions.readLog(job)) === undefined) {
      throw notFound();
    }
    return c.redirect(linkTo(`jobs/${job.id}`), 302);
  });

  app.get(`${path}/logs`, read, async c => {
    const { id, attempt } = await requestedRun(context, c);
    return c.redirect(linkTo(`runs/${id}/${attempt}`), 302);
  });

  app.get(`${path}/attempts/:attempt/logs`, read, async c => {
    const { run, attempt } = await requestedAttempt(context, c);
    return c.redirect(linkTo(`runs/${run.id}/${attempt}`), 302);
  });

  return app;
}
