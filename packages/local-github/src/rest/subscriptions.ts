import { Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv, requireViewer } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { notFound } from '../http/ApiError';
import { parseBody } from '../http/parseBody';
import { Repository } from '../store/RepositoryStore';
import { Subscription } from '../store/SubscriptionStore';

const subscriptionBody = z.object({
  subscribed: z.boolean().default(false),
  ignored: z.boolean().default(false),
});

const PATH = '/repos/:owner/:repo/subscription';

/** Whether the viewer watches a repository. */
export function subscriptionRoutes(context: Context): Hono<ApiEnv> {
  const { subscriptions } = context.store;
  const app = new Hono<ApiEnv>();

  app.get(PATH, repositoryAccess(context, 'pull'), async c => {
    const repository = c.get('repository');
    const { user } = requireViewer(c);
    const found = await subscriptions.find(repository.id, user.id);
    if (!found) {
      throw notFound();
    }
    return c.json(subscription(context, repository, found));
  });

  app.put(PATH, repositoryAccess(context, 'pull'), async c => {
    const repository = c.get('repository');
    const { user } = requireViewer(c);
    const body = await parseBody(c, 'Subscription', subscriptionBody);
    const saved = await subscriptions.set(repository.id, user.id, body);
    return c.json(subscription(context, repository, saved));
  });

  app.delete(PATH, repositoryAccess(context, 'pull'), async c => {
    const { user } = requireViewer(c);
    await subscriptions.remove(c.get('repository').id, user.id);
    return c.body(null, 204);
  });

  return app;
}

function subscription(
  { urls }: Context,
  repository: Repository,
  { subscribed, ignored, createdAt }: Subscription,
) {
  return {
    subscribed,
    ignored,
    reason: null,
    created_at: createdAt,
    url: urls.repositoryApi(repository, '/subscription'),
    repository_url: urls.repositoryApi(repository),
  };
}
