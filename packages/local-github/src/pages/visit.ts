import { Context as HonoContext, Hono } from 'hono';
import { permissionOf } from '../auth/permissions';
import { Context } from '../context';
import { GitRepository } from '../git/GitRepository';
import { signedInUser } from '../oauth/browserSession';
import { User } from '../store/AccountStore';
import { Permission, Repository } from '../store/RepositoryStore';
import { answerNotFound } from './layout';

/** Somebody looking at a repository that they may see. */
export interface Visit {
  c: HonoContext;
  viewer?: User;
  repository: Repository;
  permission: Permission;
  objects: GitRepository;
}

type Show = (visit: Visit) => Promise<Response | undefined>;

/**
 * A page below `/:owner/:repo`. What the viewer may not see, and what the page
 * does not find, is the same 404; former names lead to the present ones.
 */
export function repositoryPage(
  context: Context,
  app: Hono,
  path: string,
  show: Show,
): void {
  app.get(`/:owner/:repo${path}`, async c => {
    const { repositories } = context.store;
    const viewer = await signedInUser(context, c);
    const owner = c.req.param('owner') ?? '';
    const name = c.req.param('repo') ?? '';
    const repository =
      (await repositories.find(owner, name)) ??
      (await repositories.findRenamed(owner, name));
    const permission =
      repository && (await permissionOf(context, repository, viewer?.id));
    if (!repository || !permission) {
      return answerNotFound(c, viewer);
    }
    const home = `/${owner}/${name}`;
    const present = repositoryPath(repository);
    if (home !== present) {
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(present + pathname.slice(home.length) + search, 301);
    }
    const objects = context.git.of(repository);
    const visit = { c, viewer, repository, permission, objects };
    return (await show(visit)) ?? answerNotFound(c, viewer);
  });
}

export function repositoryPath({ owner, name }: Repository): string {
  return `/${owner.login}/${name}`;
}
