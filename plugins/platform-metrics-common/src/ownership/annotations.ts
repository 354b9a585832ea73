/**
 * The repository of an entity on GitHub, as Backstage's own plugins read it.
 *
 * @public
 */
export const PROJECT_SLUG_ANNOTATION = 'github.com/project-slug';

/**
 * The repository that facts of an entity are about, `owner/name`, where it is
 * not on GitHub.
 *
 * @public
 */
export const REPOSITORY_ANNOTATION = 'platform-metrics/repository';

/**
 * The repository that facts of an entity are about, or `undefined` where the
 * entity is no service.
 *
 * @public
 */
export function repositoryOfEntity(entity: {
  kind: string;
  metadata: { annotations?: Record<string, string> };
}): string | undefined {
  const { annotations = {} } = entity.metadata;
  const repository =
    annotations[REPOSITORY_ANNOTATION] ?? annotations[PROJECT_SLUG_ANNOTATION];
  return entity.kind.toLowerCase() === 'component' ? repository : undefined;
}
