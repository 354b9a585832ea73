import { Hono } from 'hono';
import { RepositoryEnv, repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { checkSuiteItem } from '../representations/checks';
import { GITHUB_ACTIONS_APP_ID } from '../representations/githubActionsApp';
import { headCommits } from '../representations/headCommits';
import { Repository } from '../store/RepositoryStore';
import { WorkflowRun } from '../store/WorkflowRunStore';
import { requestedCommit } from './requestedCommit';
import { requestedRun } from './requestedRun';

/** Check suites: what a workflow run says about its commit as a whole. */
export function checkSuiteRoutes(context: Context): Hono<RepositoryEnv> {
  const { workflowJobs, workflowRuns } = context.store;
  const app = new Hono<RepositoryEnv>();
  const read = repositoryAccess(context, 'pull');

  app.get(
    '/repos/:owner/:repo/commits/:ref{.+}/check-suites',
    read,
    async c => {
      const repository = c.get('repository');
      const sha = await requestedCommit(context, c);
      const appId = c.req.query('app_id');
      const checkName = c.req.query('check_name');
      const ofCommit = { repositoryId: repository.id, headSha: sha };
      const named = checkName
        ? (await workflowJobs.listByCommit(repository.id, sha))
            .filter(({ name }) => name === checkName)
            .map(({ runId }) => runId)
        : undefined;
      const runs =
        appId && appId !== String(GITHUB_ACTIONS_APP_ID)
          ? []
          : (await workflowRuns.list(ofCommit))
              .filter(({ id }) => !named || named.includes(id))
              .reverse();
      return c.json({
        total_count: runs.length,
        check_suites: await suites(repository, paginate(context, c, runs)),
      });
    },
  );

  app.get('/repos/:owner/:repo/check-suites/:run', read, async c => {
    const run = await requestedRun(context, c);
    const [suite] = await suites(c.get('repository'), [run]);
    if (!suite) {
      throw notFound();
    }
    return c.json(suite);
  });

  /** Without those whose commit is gone from the repository. */
  async function suites(repository: Repository, runs: WorkflowRun[]) {
    const commits = await headCommits(
      context,
      repository,
      runs.map(({ headSha }) => headSha),
    );
    const represented = await Promise.all(
      runs.map(async run => {
        const commit = commits.get(run.headSha);
        return commit
          ? [await checkSuiteItem(context, repository, run, commit)]
          : [];
      }),
    );
    return represented.flat();
  }

  return app;
}
