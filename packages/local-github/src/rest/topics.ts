import { Hono } from 'hono';
import { z } from 'zod';
import { ApiEnv } from '../auth/authenticate';
import { repositoryAccess } from '../auth/repositoryAccess';
import { Context } from '../context';
import { parseBody } from '../http/parseBody';

const topicsBody = z.object({
  names: z
    .array(
      z
        .string()
        .transform(name => name.toLowerCase())
        .pipe(
          z
            .string()
            .regex(
              /^[a-z0-9][a-z0-9-]{0,49}$/,
              'must start with a lowercase letter or number, consist of 50 characters or less, and can include hyphens',
            ),
        ),
    )
    .max(20, 'a repository cannot have more than 20 topics'),
});

export function topicRoutes(context: Context): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  app.get('/repos/:owner/:repo/topics', repositoryAccess(context, 'pull'), c =>
    c.json({ names: c.get('repository').topics }),
  );

  app.put(
    '/repos/:owner/:repo/topics',
    repositoryAccess(context, 'maintain'),
    async c => {
      const { names } = await parseBody(c, 'Repository', topicsBody);
      const { topics } = await context.store.repositories.update(
        c.get('repository'),
        { topics: [...new Set(names)] },
      );
      return c.json({ names: topics });
    },
  );

  return app;
}
