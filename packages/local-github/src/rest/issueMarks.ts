import { Context as HonoContext, Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv, requireViewer } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import { describeAsIssue } from '../issues/describeIssue';
import {
  addLabels,
  removeLabels,
  setAssigned,
  setLabels,
} from '../issues/marks';
import { possibleAssignees } from '../issues/possibleAssignees';
import { simpleUser } from '../representations/accounts';
import { issueItem } from '../representations/issues';
import { label } from '../representations/labels';
import { Repository } from '../store/RepositoryStore';
import { findAssignees, requireIssue } from './issue';
import { labelNames } from './issueWords';

/** GitHub takes a list as well as an object that holds it. */
const labelsBody = z.union([
  labelNames,
  z
    .object({ labels: labelNames.default([]) })
    .transform(({ labels }) => labels),
]);
const assigneesBody = z.object({ assignees: z.array(z.string()).default([]) });

const ONE = '/repos/:owner/:repo/issues/:number';

/** The labels and assignees of issues, and of pull requests as such. */
export function issueMarkRoutes(context: Context): Hono<ApiEnv> {
  const { store } = context;
  const app = new Hono<ApiEnv>();

  const answerLabels = async (c: HonoContext) => {
    const repository: Repository = c.get('repository');
    const issue = await requireIssue(context, c);
    const labels = await store.issueMarks.listLabels(issue);
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
    const issue = await requireIssue(context, c);
    const repository: Repository = c.get('repository');
    await removeLabels(context, repository, issue, user, isUnwanted);
  };
  const addThose = async (c: HonoContext, names: string[]) => {
    const { user } = requireViewer(c);
    const issue = await requireIssue(context, c);
    const repository: Repository = c.get('repository');
    await addLabels(context, repository, issue, user, names);
  };

  app.get(`${ONE}/labels`, repositoryAccess(context, 'pull'), answerLabels);

  app.post(`${ONE}/labels`, repositoryAccess(context, 'triage'), async c => {
    await addThose(c, await parseBody(c, 'Label', labelsBody));
    return answerLabels(c);
  });

  app.put(`${ONE}/labels`, repositoryAccess(context, 'triage'), async c => {
    const names = await parseBody(c, 'Label', labelsBody);
    const { user } = requireViewer(c);
    const issue = await requireIssue(context, c);
    await setLabels(context, c.get('repository'), issue, user, names);
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
      const issue = await requireIssue(context, c);
      const labels = await store.issueMarks.listLabels(issue);
      if (!labels.some(each => each.name.toLowerCase() === unwanted)) {
        throw notFound('Label does not exist');
      }
      await removeThose(c, each => each.toLowerCase() === unwanted);
      return answerLabels(c);
    },
  );

  app.get(
    '/repos/:owner/:repo/assignees',
    repositoryAccess(context, 'pull'),
    async c => {
      const people = await possibleAssignees(context, c.get('repository'));
      return c.json(
        paginate(context, c, people).map(user => simpleUser(context, user)),
      );
    },
  );

  for (const isAssigned of [true, false]) {
    app.on(
      isAssigned ? 'POST' : 'DELETE',
      `${ONE}/assignees`,
      repositoryAccess(context, 'triage'),
      async c => {
        const repository = c.get('repository');
        const issue = await requireIssue(context, c);
        const body = await parseBody(c, 'Issue', assigneesBody);
        await setAssigned(context, repository, issue, requireViewer(c).user, {
          assignees: await findAssignees(context, repository, body.assignees),
          isAssigned,
        });
        const answer = issueItem(
          context,
          repository,
          await describeAsIssue(context, repository, issue),
        );
        return c.json(answer, isAssigned ? 201 : 200);
      },
    );
  }

  return app;
}
