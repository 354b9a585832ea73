import type { ServiceStore } from '../../database/ServiceStore';
import { Organization } from '../organization/Organization';
import type { Version } from './WeekCache';

/** Services and squads in memory, kept as weeks are. */
export class OrganizationCache {
  readonly #store: Pick<
    ServiceStore,
    'hasFactsOf' | 'readServices' | 'readSquads'
  >;
  #kept?: { version: Version; organization: Organization };
  #loading?: Promise<void>;

  constructor(
    store: Pick<ServiceStore, 'hasFactsOf' | 'readServices' | 'readSquads'>,
  ) {
    this.#store = store;
  }

  get current(): Organization {
    return this.#kept?.organization ?? Organization.empty;
  }

  /** The organization, not older than a version. */
  async get(wanted: Version): Promise<Organization> {
    for (;;) {
      const kept = this.#kept;
      if (
        kept &&
        kept.version.epoch >= wanted.epoch &&
        kept.version.revision >= wanted.revision
      ) {
        return kept.organization;
      }
      this.#loading ??= this.read(wanted).finally(() => {
        this.#loading = undefined;
      });
      await this.#loading;
    }
  }

  private async read(version: Version): Promise<void> {
    const kept = this.#kept;
    const base = kept?.version.epoch === version.epoch ? kept : undefined;
    const [services, squads, isDemonstration] = await Promise.all([
      this.#store.readServices(base?.version.revision ?? -1),
      this.#store.readSquads(),
      this.#store.hasFactsOf('demonstration'),
    ]);
    this.#kept = {
      version,
      organization: (base?.organization ?? Organization.empty).with(services, {
        squads,
        isDemonstration,
      }),
    };
  }
}
