import { Context as HonoContext, Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv, requireViewer } from '../auth/authenticate';
import { permissionOf } from '../auth/permissions';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import { addLabels, removeLabels, setAssigned } from '../pulls/marks';
import { pullRequestIssue } from '../representations/issues';
import { label } from '../representations/labels';
import { User } from '../store/AccountStore';
import { Repository } from '../store/RepositoryStore';
import { describeCurrent, requirePullRequest } from './pullRequest';

const name = z.string().trim().min(1);
const named = z.union([name, z.object({ name }).transform(each => each.name)]);

/** GitHub takes a list as well as an object that holds it. */
const labelsBody = z.union([
  z.array(named),
  z
    .object({ labels: z.array(named).default([]) })
    .transform(({ labels }) => labels),
]);
const assigneesBody = z.object({ assignees: z.array(z.string()).default([]) });

const ONE = '/repos/:owner/:repo/issues/:number';

/** A pull request as the issue that it also is: its labels and assignees. */
export function issueRoutes(context: Context): Hono<ApiEnv> {
  const { store } = context;
  const app = new Hono<ApiEnv>();

  const answerLabels = async (c: HonoContext) => {
    const repository: Repository = c.get('repository');
    const pullRequest = await requirePullRequest(context, c);
    const labels = await store.issueMarks.listLabels(pullRequest);
    return c.json(
      paginate(context, c, labels).map(each =>
        label(context, repository, each),
      ),
    );
  };
  const removeThose = async (
    c: HonoContext,
    isUnwanted: (name: string) => boolean,
  ) => {
    const { user } = requireViewer(c);
    const pullRequest = await requirePullRequest(context, c);
    const repository: Repository = c.get('repository');
    await removeLabels(context, repository, pullRequest, user, isUnwanted);
  };
  const addThose = async (c: HonoContext, names: string[]) => {
    const { user } = requireViewer(c);
    const pullRequest = await requirePullRequest(context, c);
    const repository: Repository = c.get('repository');
    await addLabels(context, repository, pullRequest, user, names);
  };

  app.get(ONE, repositoryAccess(context, 'pull'), async c => {
    const described = await describeCurrent(context, c);
    return c.json(pullRequestIssue(context, c.get('repository'), described));
  });

  app.get(`${ONE}/labels`, repositoryAccess(context, 'pull'), answerLabels);

  app.post(`${ONE}/labels`, repositoryAccess(context, 'triage'), async c => {
    await addThose(c, await parseBody(c, 'Label', labelsBody));
    return answerLabels(c);
  });

  app.put(`${ONE}/labels`, repositoryAccess(context, 'triage'), async c => {
    const wanted = await parseBody(c, 'Label', labelsBody);
    const kept = wanted.map(each => each.toLowerCase());
    await removeThose(c, each => !kept.includes(each.toLowerCase()));
    await addThose(c, wanted);
    return answerLabels(c);
  });

  app.delete(`${ONE}/labels`, repositoryAccess(context, 'triage'), async c => {
    await removeThose(c, () => true);
    return c.body(null, 204);
  });

  app.delete(
    `${ONE}/labels/:name`,
    repositoryAccess(context, 'triage'),
    async c => {
      const unwanted = c.req.param('name').toLowerCase();
      const pullRequest = await requirePullRequest(context, c);
      const labels = await store.issueMarks.listLabels(pullRequest);
      if (!labels.some(each => each.name.toLowerCase() === unwanted)) {
        throw notFound('Label does not exist');
      }
      await removeThose(c, each => each.toLowerCase() === unwanted);
      return answerLabels(c);
    },
  );

  for (const isAssigned of [true, false]) {
    app.on(
      isAssigned ? 'POST' : 'DELETE',
      `${ONE}/assignees`,
      repositoryAccess(context, 'triage'),
      async c => {
        const repository = c.get('repository');
        const pullRequest = await requirePullRequest(context, c);
        const body = await parseBody(c, 'Issue', assigneesBody);
        await setAssigned(
          context,
          repository,
          pullRequest,
          requireViewer(c).user,
          {
            assignees: await findAssignees(context, repository, body.assignees),
            isAssigned,
          },
        );
        const described = await describeCurrent(context, c);
        const answer = pullRequestIssue(context, repository, described);
        return c.json(answer, isAssigned ? 201 : 200);
      },
    );
  }

  return app;
}

/** GitHub passes over those who cannot be assigned. */
async function findAssignees(
  context: Context,
  repository: Repository,
  logins: string[],
): Promise<User[]> {
  const found: User[] = [];
  for (const login of logins) {
    const user = await context.store.accounts.findUser(login);
    if (user && (await permissionOf(context, repository, user.id))) {
      found.push(user);
    }
  }
  return found;
}
