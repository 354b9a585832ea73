import type { OwnershipStore } from '../database/OwnershipStore';
import type { SupportRequestStore } from '../database/SupportRequestStore';
import type { CatalogReader } from './CatalogReader';
import { People } from './People';
import type { OwnershipSettings } from './readOwnershipSettings';
import { servicesByRepository } from './servicesByRepository';
import { Squads } from './Squads';

/**
 * Brings what the catalog says of squads, services and people to where facts
 * are. It is the catalog as it is now: a service that moves to another squad
 * takes its history along.
 */
export class OwnershipSync {
  /** Repositories that the catalog knew at the last run, in lower case. */
  private repositories: ReadonlySet<string> = new Set();
  private squadCount = 0;
  private lastRun: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly options: {
      catalog: CatalogReader;
      ownership: Pick<OwnershipStore, 'applyOwnership'>;
      supportRequests: Pick<
        SupportRequestStore,
        'listUnknownRequesters' | 'saveRequesters'
      >;
      settings: OwnershipSettings;
      /** Hears that something is different from before. */
      onChange: () => void;
    },
  ) {}

  /** One after the other, so that no older answer takes a newer one's place. */
  run(): Promise<void> {
    const run = this.lastRun.then(() => this.sync());
    this.lastRun = run.catch(() => {});
    return run;
  }

  /** Whether the catalog knew the repository at the last run. */
  isRegistered(repository: string): boolean {
    return this.repositories.has(repository.toLowerCase());
  }

  /** Whether the catalog knew any squad at the last run. */
  hasSquads(): boolean {
    return this.squadCount > 0;
  }

  private async sync(): Promise<void> {
    const { catalog, onChange, ownership, settings } = this.options;
    const squads = new Squads(await catalog.groups(), settings);
    const services = servicesByRepository(await catalog.services(), squads);
    const { isChanged } = await ownership.applyOwnership({
      squads: squads.list(),
      services,
    });
    this.repositories = new Set(services.keys());
    this.squadCount = squads.list().length;
    const isAnyoneFound = await this.findRequesters(squads);
    if (isChanged || isAnyoneFound) {
      onChange();
    }
  }

  private async findRequesters(squads: Squads): Promise<boolean> {
    const { catalog, supportRequests } = this.options;
    const unknown = await supportRequests.listUnknownRequesters();
    if (unknown.length === 0) {
      return false;
    }
    const people = new People(await catalog.users(), squads);
    const found = unknown.flatMap(({ id, requester }) => {
      const person = people.find(requester);
      return person ? [{ id, ...person }] : [];
    });
    if (found.length === 0) {
      return false;
    }
    await supportRequests.saveRequesters(found);
    return true;
  }
}
