import type { CompoundEntityRef, Entity } from '@backstage/catalog-model';
import type {
  PublisherBase,
  PublishRequest,
  TechDocsMetadata,
} from '@backstage/plugin-techdocs-node';

/** What a site made of a README says of itself. */
export type ReadmeSiteMetadata = TechDocsMetadata & { madeOf: 'README' };

/**
 * Does not know the version of a site made of a README once MkDocs is there, so
 * that the site is built anew though its repository has not changed.
 */
export class ReadmeAwarePublisher implements PublisherBase {
  constructor(
    private readonly options: {
      isMkdocsInstalled: () => Promise<boolean>;
      publisher: PublisherBase;
    },
  ) {}

  async fetchTechDocsMetadata(
    entityName: CompoundEntityRef,
  ): Promise<TechDocsMetadata> {
    const { isMkdocsInstalled, publisher } = this.options;
    const metadata = await publisher.fetchTechDocsMetadata(entityName);

    return 'madeOf' in metadata && (await isMkdocsInstalled())
      ? { ...metadata, etag: '' }
      : metadata;
  }

  getReadiness() {
    return this.options.publisher.getReadiness();
  }

  publish(request: PublishRequest) {
    return this.options.publisher.publish(request);
  }

  docsRouter() {
    return this.options.publisher.docsRouter();
  }

  hasDocsBeenGenerated(entity: Entity) {
    return this.options.publisher.hasDocsBeenGenerated(entity);
  }
}
