import type { Entity } from '@backstage/catalog-model';
import type {
  PreparerBase,
  PreparerOptions,
  PreparerResponse,
} from '@backstage/plugin-techdocs-node';
import { unmarkEtag } from './readmeEtag';

/** Asks the source again for what was built without MkDocs, once MkDocs is there. */
export class ReadmeAwarePreparer implements PreparerBase {
  constructor(
    private readonly options: {
      isMkdocsInstalled: () => Promise<boolean>;
      /** Prepares what lies in a repository. */
      repositories: PreparerBase;
    },
  ) {}

  shouldCleanPreparedDirectory(): boolean {
    return this.options.repositories.shouldCleanPreparedDirectory();
  }

  async prepare(
    entity: Entity,
    options: PreparerOptions = {},
  ): Promise<PreparerResponse> {
    const { isMkdocsInstalled, repositories } = this.options;
    const sourceEtag = options.etag && unmarkEtag(options.etag);
    if (!sourceEtag) {
      return repositories.prepare(entity, options);
    }
    return repositories.prepare(entity, {
      ...options,
      etag: (await isMkdocsInstalled()) ? undefined : sourceEtag,
    });
  }
}
