import { Context } from '../context';
import { Permission, PERMISSIONS, Repository } from '../store/RepositoryStore';
import { Viewer } from './authenticate';
import { grantsOneOf } from './scopes';

/** The scopes with which a token may act on a repository at all. */
export function repositoryScopes(repository: Repository): string[] {
  return repository.isPrivate ? ['repo'] : ['public_repo', 'repo'];
}

/**
 * The most that a user may do in a repository: by owning it, by belonging to
 * the organization that does, as collaborator, through a team, or, where it is
 * public, as anybody. `undefined` means that it does not exist for them.
 */
export async function permissionOf(
  { store }: Pick<Context, 'store'>,
  repository: Repository,
  userId: number | undefined,
): Promise<Permission | undefined> {
  const held: Permission[] = repository.isPrivate ? [] : ['pull'];
  if (userId !== undefined) {
    if (repository.owner.type === 'User') {
      held.push(...(repository.owner.id === userId ? ['admin' as const] : []));
    } else {
      const membership = await store.memberships.find(
        repository.owner.id,
        userId,
      );
      if (membership) {
        held.push(membership.role === 'admin' ? 'admin' : 'pull');
      }
    }
    held.push(
      ...(await store.collaborators.permissionsOf(repository.id, userId)),
    );
  }
  return held.sort(byStrength).at(-1);
}

/**
 * What a viewer may do with a repository's content. As `permissionOf`, but a
 * private repository also needs the `repo` scope, and a job's token that its
 * job has the permission `contents`.
 */
export async function viewerPermission(
  context: Pick<Context, 'store'>,
  repository: Repository,
  viewer: Viewer | undefined,
): Promise<Permission | undefined> {
  const job = viewer?.token.job;
  if (job) {
    const granted =
      job.repositoryId === repository.id ? job.permissions.contents : undefined;
    return jobPermission(repository, granted);
  }
  if (
    repository.isPrivate &&
    !(viewer && grantsOneOf(viewer.token.scopes, ['repo']))
  ) {
    return undefined;
  }
  return permissionOf(context, repository, viewer?.user.id);
}

/**
 * The same for the REST API, where each address of a repository asks for a
 * permission of its own (`limitJobTokens`): here it counts that a job has any.
 */
export async function apiPermission(
  context: Pick<Context, 'store'>,
  repository: Repository,
  viewer: Viewer | undefined,
): Promise<Permission | undefined> {
  const job = viewer?.token.job;
  if (job?.repositoryId !== repository.id) {
    return viewerPermission(context, repository, viewer);
  }
  const canWrite = Object.values(job.permissions).includes('write');
  return canWrite ? 'push' : 'pull';
}

function jobPermission(
  { isPrivate }: Repository,
  granted: 'read' | 'write' | undefined,
): Permission | undefined {
  if (granted === 'write') {
    return 'push';
  }
  return granted === 'read' || !isPrivate ? 'pull' : undefined;
}

/** Whose private repositories this request may see, if anybody's. */
export function visibleTo(viewer: Viewer | undefined): number | undefined {
  return viewer && grantsOneOf(viewer.token.scopes, ['repo'])
    ? viewer.user.id
    : undefined;
}

export function includes(held: Permission, needed: Permission): boolean {
  return byStrength(held, needed) >= 0;
}

function byStrength(a: Permission, b: Permission): number {
  return PERMISSIONS.indexOf(a) - PERMISSIONS.indexOf(b);
}
