import type { RepositoryReference } from '@internal/plugin-platform-metrics-common';
import { applyCatalog } from './applyCatalog';
import { nameOf, type DatedReference } from './DatedReference';
import { describeServices } from './describeServices';
import { findServices } from './findServices';
import type { KnownServices } from './KnownServices';
import { learnNames } from './learnNames';
import { moveNamedFacts } from './moveNamedFacts';
import { removeEmptyServices } from './removeEmptyServices';
import { RepositoryNames } from './RepositoryNames';
import type { WriteTurn } from './WriteTurn';

/**
 * Finds the services that reports mean, and makes those that are new. A
 * repository is known by its id, which outlives renames; without an id, by who
 * had the name when it was reported.
 */
export class ServiceRegister {
  /** Services whose facts changed by what was found out about names. */
  readonly touched = new Set<number>();

  /** Their repositories were renamed, described or are new. */
  private readonly undescribed = new Set<number>();

  private constructor(
    private readonly turn: WriteTurn,
    private readonly names: RepositoryNames,
    /** Names of which was not known until now who had them. */
    private readonly newNames: ReadonlySet<string>,
    private readonly byRepositoryId: Map<string, number>,
    private readonly byNameOnly: Map<string, number>,
  ) {}

  /** Takes note of which repository is called how. */
  static async open(
    turn: WriteTurn,
    references: readonly DatedReference[],
    known: KnownServices,
  ): Promise<ServiceRegister> {
    const remembered = known.find(turn, references);
    if (remembered) {
      const names = RepositoryNames.none();
      return new ServiceRegister(turn, names, new Set(), remembered, new Map());
    }
    const names = await RepositoryNames.read(
      turn.transaction,
      new Set(references.map(({ repository }) => nameOf(repository))),
      [],
    );
    const newNames = await learnNames(turn, names, references);
    const { byRepositoryId, byNameOnly } = await findServices(
      turn,
      names,
      references,
    );
    if (newNames.size === 0) {
      known.remember(turn, references, { names, byRepositoryId });
    }
    return new ServiceRegister(
      turn,
      names,
      newNames,
      byRepositoryId,
      byNameOnly,
    );
  }

  /** The service that this means, where that makes and changes none. */
  find({ repositoryId }: RepositoryReference): number | undefined {
    return repositoryId === undefined
      ? undefined
      : this.byRepositoryId.get(repositoryId);
  }

  /** The id of the service, made where there is none. */
  async resolve({ repository, at }: DatedReference): Promise<number> {
    const name = nameOf(repository);
    const repositoryId =
      repository.repositoryId ?? this.names.holderAt(name, at);
    if (repositoryId === undefined) {
      return this.byNameOnly.get(name) ?? this.create(name);
    }
    return (
      this.byRepositoryId.get(repositoryId) ??
      (await this.adopt(name, repositoryId)) ??
      this.create(name, repositoryId)
    );
  }

  /** A report that describes a repository was taken in. */
  noteDescription(service: number) {
    this.undescribed.add(service);
  }

  /**
   * Once the facts are stored: lets those without an id follow their names,
   * and services be called and owned as is known now.
   */
  async settle(moved: ReadonlySet<number>): Promise<void> {
    const emptied = new Set(moved);
    for (const name of this.newNames) {
      const claimants = this.names.claimantsOf(name);
      const nameOnly = this.byNameOnly.get(name);
      if (nameOnly !== undefined || claimants.length > 1) {
        const found = await moveNamedFacts(this.turn, name, {
          from: [
            ...(nameOnly === undefined ? [] : [nameOnly]),
            ...claimants.flatMap(
              ({ repositoryId }) => this.byRepositoryId.get(repositoryId) ?? [],
            ),
          ],
          to: reference => this.resolve(reference),
        });
        for (const service of found) {
          this.touched.add(service);
          emptied.add(service);
          this.undescribed.add(service);
        }
      }
      for (const { repositoryId } of claimants) {
        const service = this.byRepositoryId.get(repositoryId);
        if (service !== undefined) {
          this.undescribed.add(service);
        }
      }
    }
    const removed = await removeEmptyServices(this.turn, emptied);
    for (const { id } of removed) {
      this.touched.delete(id);
      this.undescribed.delete(id);
    }
    if (this.undescribed.size > 0 || removed.length > 0) {
      const described = await describeServices(
        this.turn,
        this.undescribed,
        removed,
      );
      described.forEach(service => this.touched.add(service));
      await applyCatalog(this.turn, described);
    }
  }

  /** A service known by name alone turns out to be this repository. */
  private async adopt(
    name: string,
    repositoryId: string,
  ): Promise<number | undefined> {
    const service = this.byNameOnly.get(name);
    if (service === undefined || this.names.claimantsOf(name).length !== 1) {
      return undefined;
    }
    await this.turn
      .table('services')
      .where({ id: service })
      .update({ repository_id: repositoryId, revision: this.turn.revision });
    this.turn.servicesChanged();
    this.byNameOnly.delete(name);
    this.byRepositoryId.set(repositoryId, service);
    this.undescribed.add(service);
    return service;
  }

  private async create(name: string, repositoryId?: string): Promise<number> {
    const [{ id }] = await this.turn
      .table('services')
      .insert({
        repository: name,
        name: repositoryId === undefined ? name : null,
        repository_id: repositoryId ?? null,
        revision: this.turn.revision,
      })
      .returning('id');
    this.turn.servicesChanged();
    if (repositoryId === undefined) {
      this.byNameOnly.set(name, id);
    } else {
      this.byRepositoryId.set(repositoryId, id);
    }
    this.undescribed.add(id);
    return id;
  }
}
