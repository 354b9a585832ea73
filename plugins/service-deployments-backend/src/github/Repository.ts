import { getEntitySourceLocation, type Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type {
  GithubIntegration,
  ScmIntegrationRegistry,
} from '@backstage/integration';

const SLUG_ANNOTATION = 'github.com/project-slug';

/** A repository on one of the configured GitHub hosts. */
export interface Repository {
  integration: GithubIntegration;
  owner: string;
  name: string;
  /** Where people look at it. */
  url: string;
}

/**
 * The repository of an entity: its owner and name by annotation, its host by
 * the place its source is at, or else the first host that is configured.
 */
export function readRepository(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): Repository {
  const slug = entity.metadata.annotations?.[SLUG_ANNOTATION] ?? '';
  const [, owner, name] = /^([^/\s]+)\/([^/\s]+)$/.exec(slug) ?? [];
  if (!owner) {
    throw new InputError(
      slug
        ? `The annotation ${SLUG_ANNOTATION} is ${slug}: expected <owner>/<repository>`
        : `The entity has no annotation ${SLUG_ANNOTATION}`,
    );
  }
  const integration =
    integrationOfSource(entity, integrations) ?? integrations.github.list()[0];
  if (!integration) {
    throw new InputError(
      "The configuration has no entry in 'integrations.github'",
    );
  }
  const { host, apiBaseUrl } = integration.config;
  const scheme = apiBaseUrl?.startsWith('http://') ? 'http' : 'https';
  return {
    integration,
    owner,
    name,
    url: `${scheme}://${host}/${owner}/${name}`,
  };
}

function integrationOfSource(
  entity: Entity,
  { github }: ScmIntegrationRegistry,
): GithubIntegration | undefined {
  try {
    const { type, target } = getEntitySourceLocation(entity);
    return type === 'url' ? github.byUrl(target) : undefined;
  } catch {
    // An entity that came from elsewhere than a location.
    return undefined;
  }
}
