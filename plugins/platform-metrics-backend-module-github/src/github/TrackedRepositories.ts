import type { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { getEntitySourceLocation, type Entity } from '@backstage/catalog-model';
import type {
  GithubIntegration,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { IssueSettings } from '../settings';

const SLUG_ANNOTATION = 'github.com/project-slug';

/** A repository that is reconciled. */
export interface TrackedRepository {
  /** `host/owner/name` in lower case. */
  key: string;
  host: string;
  /** `owner/name`, as the catalog or the configuration has it. */
  slug: string;
  /** Where people look at it. */
  url: string;
  /** Otherwise it only takes support requests. */
  isService: boolean;
}

/** What is reconciled: the catalog's services, and where support is asked for. */
export class TrackedRepositories {
  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      integrations: ScmIntegrationRegistry;
      settings: IssueSettings;
    },
  ) {}

  async list(): Promise<TrackedRepository[]> {
    const { integrations, settings } = this.options;
    const found = new Map<string, TrackedRepository>();
    const [firstHost] = integrations.github.list();
    for (const { repository } of settings.supportRequests) {
      if (firstHost) {
        add(found, firstHost, repository, false);
      }
    }
    for await (const entity of this.services()) {
      const slug = entity.metadata.annotations?.[SLUG_ANNOTATION] ?? '';
      const integration = this.integrationOf(entity) ?? firstHost;
      if (integration && /^[^/\s]+\/[^/\s]+$/.test(slug)) {
        add(found, integration, slug, true);
      }
    }
    return [...found.values()];
  }

  private async *services(): AsyncGenerator<Entity> {
    const { auth, catalog } = this.options;
    const pages = catalog.streamEntities(
      {
        filter: {
          kind: 'Component',
          [`metadata.annotations.${SLUG_ANNOTATION}`]: CATALOG_FILTER_EXISTS,
        },
        fields: ['kind', 'metadata.name', 'metadata.annotations'],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      yield* page;
    }
  }

  private integrationOf(entity: Entity): GithubIntegration | undefined {
    try {
      const { type, target } = getEntitySourceLocation(entity);
      return type === 'url'
        ? this.options.integrations.github.byUrl(target)
        : undefined;
    } catch {
      // An entity that came from elsewhere than a location.
      return undefined;
    }
  }
}

function add(
  found: Map<string, TrackedRepository>,
  { config: { host, apiBaseUrl } }: GithubIntegration,
  slug: string,
  isService: boolean,
): void {
  const scheme = apiBaseUrl?.startsWith('http://') ? 'http' : 'https';
  const key = `${host}/${slug}`.toLowerCase();
  found.set(key, {
    key,
    host,
    slug,
    url: `${scheme}://${host}/${slug}`,
    isService,
  });
}
