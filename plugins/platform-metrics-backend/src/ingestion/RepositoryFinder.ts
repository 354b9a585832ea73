import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  PROJECT_SLUG_ANNOTATION,
  REPOSITORY_ANNOTATION,
  repositoryOfEntity,
} from '@internal/plugin-platform-metrics-common';

/** Where the code of a service is, as the catalog says; or what is missing. */
export type FoundRepository =
  { repository: string } | { repository?: undefined; problem: string };

/** Finds the repositories of services by their entity refs. */
export class RepositoryFinder {
  constructor(
    private readonly options: { auth: AuthService; catalog: CatalogService },
  ) {}

  /** One answer for each ref. */
  async find(
    refs: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, FoundRepository>> {
    if (refs.size === 0) {
      return new Map();
    }
    const { auth, catalog } = this.options;
    const entityRefs = [...refs];
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind', 'metadata.annotations'] },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return new Map(
      entityRefs.map((ref, index) => {
        const entity = items[index];
        const repository = entity && repositoryOfEntity(entity);
        return [ref, repository ? { repository } : missing(ref, !!entity)];
      }),
    );
  }
}

function missing(ref: string, isKnown: boolean): FoundRepository {
  return {
    problem: isKnown
      ? `${ref} is no component with the annotation ${PROJECT_SLUG_ANNOTATION} or ${REPOSITORY_ANNOTATION}: add it, or give repository`
      : `The catalog has no ${ref}: register it, or give repository`,
  };
}
