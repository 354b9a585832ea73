import { Hono } from 'hono';
import JSZip from 'jszip';
import { Context } from '../context';
import { isSignedLink } from '../http/signedLinks';

/** What the API's links to logs lead to: text of a job, an archive of a run. */
export function logDownloadRoutes({ actions, clock, store }: Context): Hono {
  const app = new Hono();

  app.use('/_logs/*', async (c, next) => {
    if (!isSignedLink(clock, c.req.path, c.req.query())) {
      return c.text('This link is not valid, or no longer.\n', 403);
    }
    return next();
  });

  app.get('/_logs/jobs/:job', async c => {
    const job = await store.workflowJobs.findById(Number(c.req.param('job')));
    const log = job && (await actions.readLog(job));
    return log === undefined
      ? c.text('There is no such log.\n', 404)
      : c.text(log);
  });

  app.get('/_logs/runs/:run/:attempt', async c => {
    const jobs = await store.workflowJobs.listByRun(
      Number(c.req.param('run')),
      Number(c.req.param('attempt')),
    );
    const archive = new JSZip();
    for (const [index, job] of jobs.entries()) {
      const log = await actions.readLog(job);
      if (log !== undefined) {
        archive.file(`${index}_${job.name.replaceAll('/', '_')}.txt`, log);
      }
    }
    const content = await archive.generateAsync({
      type: 'uint8array',
      compression: 'DEFLATE',
    });
    return c.body(new Uint8Array(content), 200, {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="logs_${c.req.param('run')}.zip"`,
    });
  });

  return app;
}
