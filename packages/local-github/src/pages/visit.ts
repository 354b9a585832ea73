import { Context as HonoContext, Hono } from 'hono';
import { includes, permissionOf } from '../auth/permissions';
import { Context } from '../context';
import { GitRepository } from '../git/GitRepository';
import { readOwnForm } from '../http/formToken';
import { signedInUser } from '../oauth/browserSession';
import { answerExpiredForm } from '../oauth/expiredForm';
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

/** Somebody signed in, about to change a repository. */
export type Change = Visit & { viewer: User };

type Show = (visit: Visit) => Promise<Response | undefined>;
type Take = (change: Change, form: URLSearchParams) => Promise<Response>;

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
    const viewer = await signedInUser(context, c);
    const visit = await findVisit(context, c, viewer);
    if (!visit) {
      return answerNotFound(c, viewer);
    }
    const home = `/${c.req.param('owner')}/${c.req.param('repo')}`;
    const present = repositoryPath(visit.repository);
    if (home !== present) {
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(present + pathname.slice(home.length) + search, 301);
    }
    return (await show(visit)) ?? answerNotFound(c, viewer);
  });
}

/** A form below `/:owner/:repo`, for those who may do this much in it. */
export function repositoryForm(
  context: Context,
  app: Hono,
  path: string,
  needed: Permission,
  take: Take,
): void {
  app.post(`/:owner/:repo${path}`, async c => {
    const viewer = await signedInUser(context, c);
    const visit = await findVisit(context, c, viewer);
    if (!visit || !viewer || !includes(visit.permission, needed)) {
      return answerNotFound(c, viewer);
    }
    const form = await readOwnForm(c);
    return form ? take({ ...visit, viewer }, form) : answerExpiredForm(c);
  });
}

async function findVisit(
  context: Context,
  c: HonoContext,
  viewer: User | undefined,
): Promise<Visit | undefined> {
  const { repositories } = context.store;
  const owner = c.req.param('owner') ?? '';
  const name = c.req.param('repo') ?? '';
  const repository =
    (await repositories.find(owner, name)) ??
    (await repositories.findRenamed(owner, name));
  const permission =
    repository && (await permissionOf(context, repository, viewer?.id));
  if (!repository || !permission) {
    return undefined;
  }
  const objects = context.git.of(repository);
  return { c, viewer, repository, permission, objects };
}

export function repositoryPath({ owner, name }: Repository): string {
  return `/${owner.login}/${name}`;
}
