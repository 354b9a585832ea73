import { Context as HonoContext, Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv, requireViewer } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { paginate } from '../http/pagination';
import { parseBody } from '../http/parseBody';
import {
  createLabel,
  deleteLabel,
  editLabel,
} from '../issues/repositoryLabels';
import { label } from '../representations/labels';
import { Label } from '../store/LabelStore';
import { Repository } from '../store/RepositoryStore';

const name = z.string().trim().min(1).max(50);
const color = z
  .string()
  .regex(/^[0-9a-f]{6}$/i, 'expected six hexadecimal digits');
const description = z.string().max(100).nullish();

const createBody = z.object({
  name,
  color: color.default('ededed'),
  description,
});

const updateBody = z.object({
  new_name: name.optional(),
  color: color.optional(),
  description,
});

const ALL = '/repos/:owner/:repo/labels';
const ONE = `${ALL}/:name` as const;

/** What a repository's issues and pull requests can be labelled with. */
export function labelRoutes(context: Context): Hono<ApiEnv> {
  const { store } = context;
  const app = new Hono<ApiEnv>();
  const read = repositoryAccess(context, 'pull');
  const write = repositoryAccess(context, 'push');

  app.get(ALL, read, async c => {
    const repository = c.get('repository');
    const labels = await store.labels.list(repository.id);
    return c.json(
      paginate(context, c, labels).map(each =>
        label(context, repository, each),
      ),
    );
  });

  app.post(ALL, write, async c => {
    const repository = c.get('repository');
    const body = await parseBody(c, 'Label', createBody);
    const created = await createLabel(
      context,
      repository,
      requireViewer(c).user,
      { ...body, description: body.description ?? null },
    );
    const answer = label(context, repository, created);
    c.header('Location', answer.url);
    return c.json(answer, 201);
  });

  app.get(ONE, read, async c => {
    const found = await requireLabel(context, c);
    return c.json(label(context, c.get('repository'), found));
  });

  app.patch(ONE, write, async c => {
    const repository = c.get('repository');
    const found = await requireLabel(context, c);
    const body = await parseBody(c, 'Label', updateBody);
    const edited = await editLabel(
      context,
      repository,
      found,
      requireViewer(c).user,
      {
        name: body.new_name ?? found.name,
        color: body.color ?? found.color,
        description:
          body.description === undefined ? found.description : body.description,
      },
    );
    return c.json(label(context, repository, edited));
  });

  app.delete(ONE, write, async c => {
    const { user } = requireViewer(c);
    const found = await requireLabel(context, c);
    await deleteLabel(context, c.get('repository'), found, user);
    return c.body(null, 204);
  });

  return app;
}

async function requireLabel(
  { store }: Context,
  c: HonoContext,
): Promise<Label> {
  const { id }: Repository = c.get('repository');
  const found = await store.labels.find(id, c.req.param('name') ?? '');
  if (!found) {
    throw notFound();
  }
  return found;
}
