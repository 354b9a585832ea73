import type { AuthService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  PROJECT_SLUG_ANNOTATION,
  REPOSITORY_ANNOTATION,
} from '@internal/plugin-platform-metrics-common';

type CatalogQuery = NonNullable<
  Parameters<CatalogService['streamEntities']>[0]
>;

const NAMES = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'relations',
];

const SLUG = `metadata.annotations.${PROJECT_SLUG_ANNOTATION}` as const;
const REPOSITORY = `metadata.annotations.${REPOSITORY_ANNOTATION}` as const;
const IS_THERE = { $exists: true } as const;

/** Reads of the catalog as much as says who owns what. */
export class CatalogReader {
  constructor(
    private readonly options: { auth: AuthService; catalog: CatalogService },
  ) {}

  groups(): Promise<Entity[]> {
    return this.read({
      query: { kind: 'Group' },
      fields: [...NAMES, 'spec.type'],
    });
  }

  users(): Promise<Entity[]> {
    return this.read({
      query: { kind: 'User' },
      fields: [...NAMES, 'spec.profile'],
    });
  }

  /** The components that have a repository. */
  services(): Promise<Entity[]> {
    return this.read({
      query: {
        $all: [
          { kind: 'Component' },
          { $any: [{ [SLUG]: IS_THERE }, { [REPOSITORY]: IS_THERE }] },
        ],
      },
      fields: [...NAMES, 'spec.type'],
    });
  }

  private async read(query: CatalogQuery): Promise<Entity[]> {
    const { auth, catalog } = this.options;
    const pages = catalog.streamEntities(query, {
      credentials: await auth.getOwnServiceCredentials(),
    });
    const entities: Entity[] = [];
    for await (const page of pages) {
      entities.push(...page);
    }
    return entities;
  }
}
